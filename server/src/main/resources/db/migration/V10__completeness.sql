-- R81: a mailbox's own listing compared with its ledger, page by page. One at a time for a mailbox, under its lease; each page moves
-- this row in the transaction that writes what the page showed, so that whoever goes on after a crash goes on from the next page.
create table reconciliation (
    mailbox_id      uuid primary key references mailbox,
    -- counts up with every comparison
    run             bigint not null,
    kind            text not null check (kind in ('EXPIRED', 'WHOLE', 'RECENT')),
    step            text not null check (step in ('MAIL', 'SPAM', 'TRASH', 'UNREAD', 'STARRED', 'INBOX', 'CONCLUSIONS', 'DONE')),
    -- the provider's token of the next page; null for the first page of a step
    page_token      text,
    listed_since    timestamptz not null,
    -- null where everything up to now is listed
    listed_until    timestamptz,
    begun_at        timestamptz not null,
    -- where history goes on once every message is met; read before the first page (F05)
    standing_cursor numeric(20),
    -- messages met in this run, and those among them that the ledger did not know
    listed          bigint not null default 0,
    found           bigint not null default 0,
    -- when the last whole run that came to its end began, and when the last of any kind ended
    last_whole_at   timestamptz,
    last_ended_at   timestamptz,
    -- messages that the ledger had missed, in all runs that did not follow an expired history
    gaps_repaired   bigint not null default 0,
    next_turn_at    timestamptz not null
);

-- What a run saw of a copy: that it is there, and under which of the labels it lists. Whatever else tells of the copy's labels
-- meanwhile knows better, and takes the evidence away.
alter table mailbox_copy
    add column listed_run bigint,
    add column listed_labels text[];

create function mailbox_copy_told_otherwise() returns trigger language plpgsql as $$
begin
    new.listed_labels := null;
    return new;
end
$$;

create trigger mailbox_copy_told_otherwise
    before update of labels on mailbox_copy
    for each row execute function mailbox_copy_told_otherwise();

-- What each connection sees of its mailbox's ledger, so that nothing is counted per request. Changes are added as rows of their own and
-- summed up now and then: writers never wait for each other. A connection without its first count is counted row by row.
create table ledger_tally (
    mailbox_id    uuid not null references mailbox,
    connection_id uuid not null,
    tally_id      bigint generated always as identity,
    pending       bigint not null,
    judged        bigint not null,
    parked        bigint not null,
    primary key (mailbox_id, connection_id, tally_id)
);

alter table connection add column tallied boolean not null default false;

-- A connection counts what history added after its baseline, and what was met some other way while it stood. Neither changes.
create view counted_arrival as
select connection.mailbox_id, connection.connection_id, arrival.gmail_message_id, arrival.state, arrival.met_at
  from connection
  join arrival using (mailbox_id)
 where connection.disconnected_at is null
   and (arrival.added_at > connection.baseline_cursor
        or (arrival.added_at is null and arrival.met_at >= connection.connected_at));

create function arrival_tallied() returns trigger language plpgsql as $$
begin
    -- the first count of a connection holds this lock alone, so that it sees each change either whole or not at all
    perform pg_advisory_xact_lock_shared(hashtextextended(mailbox_id::text, 81))
       from (select distinct mailbox_id from told) as mailboxes;
    if tg_op = 'INSERT' then
        insert into ledger_tally (mailbox_id, connection_id, pending, judged, parked)
        select mailbox_id, connection_id,
               count(*) filter (where state = 'PENDING'),
               count(*) filter (where state = 'JUDGED'),
               count(*) filter (where state = 'PARKED')
          from told
          join connection using (mailbox_id)
         where tallied
           and disconnected_at is null
           and (added_at > baseline_cursor or (added_at is null and met_at >= connected_at))
         group by mailbox_id, connection_id;
    else
        insert into ledger_tally (mailbox_id, connection_id, pending, judged, parked)
        select told.mailbox_id, connection_id,
               count(*) filter (where told.state = 'PENDING') - count(*) filter (where before.state = 'PENDING'),
               count(*) filter (where told.state = 'JUDGED') - count(*) filter (where before.state = 'JUDGED'),
               count(*) filter (where told.state = 'PARKED') - count(*) filter (where before.state = 'PARKED')
          from told
          join before using (mailbox_id, gmail_message_id)
          join connection using (mailbox_id)
         where tallied
           and disconnected_at is null
           and told.state <> before.state
           and (told.added_at > baseline_cursor or (told.added_at is null and told.met_at >= connected_at))
         group by told.mailbox_id, connection_id;
    end if;
    return null;
end
$$;

create trigger arrival_noted
    after insert on arrival
    referencing new table as told
    for each statement execute function arrival_tallied();

create trigger arrival_changed
    after update on arrival
    referencing old table as before new table as told
    for each statement execute function arrival_tallied();

-- When an arrival was put aside for a person to look at (F11).
alter table arrival add column parked_at timestamptz;
update arrival set parked_at = met_at where state = 'PARKED';

create index arrival_parked on arrival (mailbox_id, parked_at desc, gmail_message_id) where state = 'PARKED';
create index arrival_waiting_since on arrival (mailbox_id, met_at) where state = 'PENDING';
create index arrival_sent on arrival (mailbox_id, met_at) where 'SENT' = any (labels);
