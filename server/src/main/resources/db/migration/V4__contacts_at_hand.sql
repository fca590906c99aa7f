-- Contacts are found by tag and by what the verdicts on their emails say, and merged for good after a day.

create index contact_by_tag on contact using gin (tags);
create index verdict_by_contact on verdict (sub_account_id, contact_id, outcome) where contact_id is not null;

-- ---------------------------------------------------------------- merging

-- Contacts that became one. Everything that came from each is kept until the merge can no longer be undone, then forgotten.
create table contact_merge (
    sub_account_id uuid not null references sub_account,
    merge_id       uuid not null default uuidv7(),
    -- the contact that stayed; it may be merged or deleted later, so this is no foreign key
    into_id        uuid not null,
    merged_by      uuid not null references crm_user,
    merged_at      timestamptz not null,
    undo_until     timestamptz not null,
    undone_at      timestamptz,
    primary key (sub_account_id, merge_id)
);
create index contact_merge_by_contact on contact_merge (sub_account_id, into_id) where undone_at is null;

-- Each of them as it was: the one that stayed too. What it became stands in the last columns of the one that stayed.
create table merged_contact (
    sub_account_id uuid not null,
    merge_id       uuid not null,
    contact_id     uuid not null,
    first_name     text not null,
    last_name      text not null,
    company        text not null,
    job_title      text not null,
    assigned_to    uuid references crm_user,
    do_not_disturb boolean not null,
    tags           text[] not null,
    -- address and whether it led, in order
    addresses      text[] not null,
    primary_address text,
    created_at     timestamptz not null,
    -- its conversation, where it had one
    conversation_id uuid,
    starred        boolean,
    archived       boolean,
    trashed        boolean,
    conversation_created_at timestamptz,
    primary key (sub_account_id, merge_id, contact_id),
    foreign key (sub_account_id, merge_id) references contact_merge on delete cascade
);

-- Whose thread it was.
create table merged_thread (
    sub_account_id uuid not null,
    merge_id       uuid not null,
    thread_id      uuid not null,
    contact_id     uuid not null,
    primary key (sub_account_id, merge_id, thread_id),
    foreign key (sub_account_id, merge_id) references contact_merge on delete cascade
);

-- Whose verdict it was.
create table merged_verdict (
    sub_account_id   uuid not null,
    merge_id         uuid not null,
    mailbox_id       uuid not null,
    gmail_message_id text not null,
    contact_id       uuid not null,
    primary key (sub_account_id, merge_id, mailbox_id, gmail_message_id),
    foreign key (sub_account_id, merge_id) references contact_merge on delete cascade
);
