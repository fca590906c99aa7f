-- R13: what the gate holds back, for each user whose mailbox holds it: only emails that came after that user's own connection was made, and
-- none that just waits for a new verdict or is gone from the mailbox.
create view held_email as
select verdict.sub_account_id, connection.user_id, verdict.mailbox_id, verdict.gmail_message_id, verdict.contact_id,
       coalesce(verdict.received_at, verdict.judged_at) as received_at
  from verdict
  join connection
    on connection.sub_account_id = verdict.sub_account_id
   and connection.mailbox_id = verdict.mailbox_id
   and connection.disconnected_at is null
  join arrival
    on arrival.mailbox_id = verdict.mailbox_id
   and arrival.gmail_message_id = verdict.gmail_message_id
  join contact
    on contact.sub_account_id = verdict.sub_account_id
   and contact.contact_id = verdict.contact_id
 where verdict.outcome = 'HELD_BACK'
   and arrival.state in ('JUDGED', 'PARKED')
   and coalesce(arrival.added_at > connection.baseline_cursor, verdict.received_at >= connection.baseline_at);

create index verdict_held_back on verdict (sub_account_id, mailbox_id, contact_id) where outcome = 'HELD_BACK';

-- Somebody let held emails in. Kept to count how many came, and to take the assignment back.
create table held_import (
    sub_account_id uuid not null references sub_account,
    held_import_id uuid not null default uuidv7(),
    user_id        uuid not null references crm_user,
    -- to whom the contacts were to be assigned; null if they were left as they were
    assigned_to    uuid references crm_user,
    begun_at       timestamptz not null,
    undone_at      timestamptz,
    primary key (sub_account_id, held_import_id)
);

create table held_import_contact (
    sub_account_id  uuid not null,
    held_import_id  uuid not null,
    contact_id      uuid not null,
    -- whether the import changed the assignment, and what it was before
    reassigned      boolean not null,
    assigned_before uuid references crm_user,
    primary key (sub_account_id, held_import_id, contact_id),
    foreign key (sub_account_id, held_import_id) references held_import on delete cascade
);

create table held_import_email (
    sub_account_id   uuid not null,
    held_import_id   uuid not null,
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    primary key (sub_account_id, held_import_id, mailbox_id, gmail_message_id),
    foreign key (sub_account_id, held_import_id) references held_import on delete cascade
);
