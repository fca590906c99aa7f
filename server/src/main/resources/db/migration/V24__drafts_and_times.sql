-- R52: when an email that waits may leave: some seconds in which it can be taken back, or the time it was scheduled for.
alter table message add column leaves_at timestamptz;

create index message_waiting on message (sub_account_id, author_id, conversation_id) where state in ('QUEUED', 'HELD');

-- How long a user's own emails wait to be taken back.
alter table crm_user add column undo_seconds integer not null default 10 check (undo_seconds between 0 and 60);

-- R50: what a person is writing and has not sent yet.
create table draft (
    sub_account_id uuid not null references sub_account,
    draft_id       uuid not null default uuidv7(),
    user_id        uuid not null references crm_user,
    -- in whose conversation it is written; null for a new email to whoever is named in To
    contact_id     uuid,
    kind           text not null check (kind in ('REPLY', 'REPLY_ALL', 'FORWARD', 'NEW')),
    -- the message that is answered or forwarded
    answers        uuid,
    -- the email that it became, as long as that can be taken back or has not left; then it is no draft to anybody
    message_id     uuid,
    to_line        text not null,
    cc_line        text not null,
    bcc_line       text not null,
    subject        text not null,
    text           text not null,
    html           text,
    from_address   text,
    -- raised with every change, so that of two windows neither overwrites the other unseen
    revision       integer not null default 1,
    saved_at       timestamptz not null,
    primary key (sub_account_id, draft_id),
    foreign key (sub_account_id, contact_id) references contact on delete cascade,
    foreign key (sub_account_id, answers) references message on delete set null (answers),
    foreign key (sub_account_id, message_id) references message on delete set null (message_id)
);
create index draft_of_user on draft (sub_account_id, user_id, saved_at desc);
create index draft_of_message on draft (sub_account_id, message_id) where message_id is not null;

create table draft_file (
    sub_account_id uuid not null,
    draft_id       uuid not null,
    n              integer not null,
    file_name      text not null,
    content_type   text not null,
    size_bytes     bigint not null,
    sha256         text not null,
    primary key (sub_account_id, draft_id, n),
    foreign key (sub_account_id, draft_id) references draft on delete cascade
);
create index draft_file_by_sha256 on draft_file (sha256);
