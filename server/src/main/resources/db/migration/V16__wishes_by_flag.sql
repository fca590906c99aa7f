-- R19: a wish is about one flag of one copy. Of several sub-accounts that share the mailbox, the one that wished last has it; a wish ends
-- with the connection of who wished it, and takes no other one along (R71).
create sequence label_wish_revision;

create table flag_wish (
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    flag             text not null check (flag in ('READ', 'STARRED', 'ARCHIVED', 'TRASHED')),
    value            boolean not null,
    sub_account_id   uuid not null references sub_account,
    -- renewed with every wish, so that what is wished while another is being told is told as well
    revision         bigint not null default nextval('label_wish_revision'),
    attempts         integer not null default 0,
    next_attempt_at  timestamptz not null,
    wished_at        timestamptz not null,
    primary key (mailbox_id, gmail_message_id, flag),
    foreign key (mailbox_id, gmail_message_id) references mailbox_copy
);

insert into flag_wish (mailbox_id, gmail_message_id, flag, value, sub_account_id, attempts, next_attempt_at, wished_at)
select mailbox_id, gmail_message_id, wished.flag, wished.value, sub_account_id, attempts, next_attempt_at, wished_at
  from label_wish
 cross join lateral (values ('READ', read), ('STARRED', starred), ('ARCHIVED', archived), ('TRASHED', trashed)) as wished (flag, value)
 where wished.value is not null;

drop table label_wish;
alter table flag_wish rename to label_wish;
alter sequence label_wish_revision owned by label_wish.revision;
create index label_wish_waiting on label_wish (mailbox_id, next_attempt_at);
