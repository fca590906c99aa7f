-- R46: a limit of the mailbox's own, where somebody knows it better than its sub-accounts.
alter table mailbox add column daily_limit integer check (daily_limit between 1 and 10000);

-- How many emails may leave from a mailbox in 24 hours: its own limit, or the lowest of the sub-accounts that are connected to it.
create view mailbox_daily_limit as
select mailbox_id,
       coalesce(mailbox.daily_limit,
                (select min(sub_account.daily_limit)
                   from connection
                   join sub_account using (sub_account_id)
                  where connection.mailbox_id = mailbox.mailbox_id
                    and disconnected_at is null),
                500) as daily_limit
  from mailbox;

-- When an email was counted among those of its day, before it was asked to leave; null again when it is known that it did not.
alter table sending add column counted_at timestamptz;
create index sending_counted on sending (mailbox_id, counted_at) where counted_at is not null;
update sending set counted_at = send_asked_at where send_asked_at is not null;
