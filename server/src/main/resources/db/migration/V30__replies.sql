-- Emails by the provider carry addresses of ours: answers go to reply+<token>@, reports about them to bounce+<token>@.
create table return_address (
    sub_account_id uuid not null,
    message_id     uuid not null,
    -- 128 bits of chance
    token          text not null unique,
    primary key (sub_account_id, message_id),
    foreign key (sub_account_id, message_id) references message on delete cascade
);

-- What came to such an address. The row and its bytes are durable before the sender is told so; what became of it is written in the
-- transaction that does it.
create table returned_email (
    sub_account_id  uuid not null,
    returned_id     uuid not null default uuidv7(),
    -- the email that it answers, or tells of
    message_id      uuid not null,
    kind            text not null check (kind in ('REPLY', 'BOUNCE')),
    source_sha256   text not null,
    accepted_at     timestamptz not null,
    state           text not null check (state in ('WAITING', 'FILED', 'SKIPPED')),
    reason          text,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    -- as in mailbox
    leased_by       uuid,
    leased_until    timestamptz,
    primary key (sub_account_id, returned_id),
    foreign key (sub_account_id, message_id) references message on delete cascade
);
create index returned_email_due on returned_email (next_attempt_at, returned_id) where state = 'WAITING';
create index returned_email_by_source on returned_email (source_sha256) where state = 'WAITING';

-- A report about an email by the provider stands in no mailbox.
alter table bounce alter column mailbox_id drop not null;
alter table bounce alter column gmail_message_id drop not null;
