-- Every table of a sub-account has sub_account_id first in its keys, every table of a mailbox has mailbox_id first, so that the same
-- schema can be spread over machines by either of them. Ids are time-ordered UUIDs made here; the order of display comes from times.

-- ---------------------------------------------------------------- who

create table agency (
    agency_id  uuid primary key default uuidv7(),
    name       text not null,
    created_at timestamptz not null
);

create table sub_account (
    sub_account_id uuid primary key default uuidv7(),
    agency_id      uuid not null references agency,
    name           text not null,
    time_zone      text not null,
    language       text not null check (language in ('en', 'de')),
    gate_policy    text not null default 'ASSIGNED' check (gate_policy in ('ASSIGNED', 'ASSIGNED_OR_UNASSIGNED', 'ANY_CONTACT')),
    daily_limit    integer not null default 500 check (daily_limit > 0),
    created_at     timestamptz not null
);

-- "user" is a reserved word of SQL.
create table crm_user (
    user_id       uuid primary key default uuidv7(),
    agency_id     uuid not null references agency,
    email_address text not null,
    match_key     text not null unique,
    name          text not null,
    password_hash text,
    agency_admin  boolean not null default false,
    language      text not null check (language in ('en', 'de')),
    time_zone     text not null,
    theme         text not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
    created_at    timestamptz not null
);

create table membership (
    sub_account_id uuid not null references sub_account,
    user_id        uuid not null references crm_user,
    role           text not null check (role in ('USER', 'ADMIN')),
    created_at     timestamptz not null,
    primary key (sub_account_id, user_id)
);
create index membership_by_user on membership (user_id);

create table invitation (
    token_hash text primary key,
    user_id    uuid not null references crm_user,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table access_token (
    token_id     uuid primary key default uuidv7(),
    user_id      uuid not null references crm_user,
    name         text not null,
    token_hash   text not null unique,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
create index access_token_by_user on access_token (user_id);

-- R03: who did what, and in whose name.
create table audit_entry (
    sub_account_id uuid not null references sub_account,
    audit_entry_id uuid not null default uuidv7(),
    at             timestamptz not null,
    actor_id       uuid not null references crm_user,
    in_name_of_id  uuid references crm_user,
    action         text not null,
    subject        text not null,
    -- written before the deed; how it ended, as an HTTP status, is added after it
    status         integer,
    primary key (sub_account_id, audit_entry_id)
);

-- The first answer to a request with an Idempotency-Key, so that repeating the request repeats the answer and not the deed.
create table idempotent_request (
    user_id         uuid not null references crm_user,
    idempotency_key text not null,
    request_hash    text not null,
    status          integer,
    -- null where the answer held a secret that is shown only once
    body            text,
    location        text,
    created_at      timestamptz not null,
    primary key (user_id, idempotency_key)
);

-- ---------------------------------------------------------------- contacts

create table contact (
    sub_account_id uuid not null references sub_account,
    contact_id     uuid not null default uuidv7(),
    first_name     text not null,
    last_name      text not null,
    company        text not null default '',
    job_title      text not null default '',
    assigned_to    uuid references crm_user,
    do_not_disturb boolean not null default false,
    tags           text[] not null default '{}',
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    last_email_at  timestamptz,
    -- what the search looks at: names, company, addresses, in lower case
    search_text    text not null default '',
    primary key (sub_account_id, contact_id)
);
-- newest email first, those without any behind, by keyset
create index contact_newest_email_first on contact (sub_account_id, coalesce(last_email_at, '-infinity') desc, contact_id desc);
create index contact_by_assignment on contact (sub_account_id, assigned_to);

create table contact_address (
    sub_account_id uuid not null,
    contact_id     uuid not null,
    match_key      text not null,
    -- as a person wrote it; match_key decides (R28)
    value          text not null,
    is_primary     boolean not null,
    position       integer not null,
    primary key (sub_account_id, contact_id, match_key),
    foreign key (sub_account_id, contact_id) references contact on delete cascade
);
create index contact_address_by_match_key on contact_address (sub_account_id, match_key, contact_id);
create unique index contact_address_one_primary on contact_address (sub_account_id, contact_id) where is_primary;

-- ---------------------------------------------------------------- mailboxes

create table mailbox (
    mailbox_id          uuid primary key default uuidv7(),
    provider            text not null check (provider in ('GMAIL')),
    -- the provider's own name for the person; addresses change and can be given to somebody else
    provider_subject    text not null,
    address             text not null,
    match_key           text not null,
    -- primary address and accepted send-as addresses
    own_addresses       text[] not null,
    consent             text not null check (consent in ('GRANTED', 'LOST', 'ENDED')),
    consent_lost_at     timestamptz,
    granted_scopes      text[] not null,
    -- sealed with the mailbox id as context
    refresh_token       bytea,
    -- unsigned 64 bit, compared as a number
    history_cursor      numeric(20) not null,
    -- something may be new; cleared when a node sets out to look, so that what comes during a look is not lost (F28)
    hinted_at           timestamptz,
    -- the newest point of history that a notice told of, and when the last notice came
    noticed_cursor      numeric(20),
    noticed_at          timestamptz,
    -- looks in a row that found what no notice had told of
    unannounced         integer not null default 0,
    next_look_at        timestamptz not null,
    -- looks in a row that could not be finished
    failed_looks        integer not null default 0,
    last_synced_at      timestamptz,
    -- the provider's own wish; nothing is asked before
    limited_until       timestamptz,
    watch_expires_at    timestamptz,
    watch_due_at        timestamptz not null,
    -- the node that looks into it, and how long it is believed without being heard of; by the database's clock (F32)
    leased_by           uuid,
    leased_until        timestamptz,
    created_at          timestamptz not null,
    unique (provider, provider_subject)
);
create index mailbox_by_address on mailbox (provider, match_key);
create index mailbox_next_look on mailbox (next_look_at, mailbox_id) where consent = 'GRANTED';
create index mailbox_leased on mailbox (leased_until) where leased_until is not null;

create table connection (
    sub_account_id    uuid not null references sub_account,
    connection_id     uuid not null default uuidv7(),
    user_id           uuid not null references crm_user,
    mailbox_id        uuid not null references mailbox,
    -- nothing older than this moment is ever imported (R06)
    baseline_cursor   numeric(20) not null,
    baseline_at       timestamptz not null,
    connected_at      timestamptz not null,
    disconnected_at   timestamptz,
    primary key (sub_account_id, connection_id)
);
-- R07: at most one per user and sub-account
create unique index connection_one_per_user on connection (sub_account_id, user_id) where disconnected_at is null;
create index connection_by_user on connection (user_id) where disconnected_at is null;
create index connection_by_mailbox on connection (mailbox_id) where disconnected_at is null;

-- A consent that somebody set out to give: what has to come back with the answer.
create table consent_request (
    state_hash     text primary key,
    user_id        uuid not null references crm_user,
    sub_account_id uuid not null references sub_account,
    -- begun in a browser session: then it has to come back in one of the same user
    from_browser   boolean not null,
    -- the mailbox whose lost consent is to be renewed, and no other; null to connect any
    renewal_of     uuid references mailbox,
    sealed_code_verifier text not null,
    nonce          text not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    used_at        timestamptz
);

-- The ledger of a mailbox: every message that history told us about. The cursor moves in the transaction that writes these rows.
create table arrival (
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    gmail_thread_id  text not null,
    -- as far as history told them; null where it did not
    labels           text[],
    added_at         numeric(20),
    state            text not null check (state in ('PENDING', 'JUDGED', 'PARKED', 'GONE')),
    attempts         integer not null default 0,
    reason           text,
    next_attempt_at  timestamptz not null,
    met_at           timestamptz not null,
    judged_at        timestamptz,
    primary key (mailbox_id, gmail_message_id)
);
create index arrival_waiting on arrival (mailbox_id, next_attempt_at, added_at) where state = 'PENDING';

-- The fact that a mailbox holds a message which the CRM shows.
create table mailbox_copy (
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    gmail_thread_id  text not null,
    labels           text[] not null,
    internal_date    timestamptz not null,
    deleted_at       timestamptz,
    primary key (mailbox_id, gmail_message_id)
);

-- ---------------------------------------------------------------- conversations

create table conversation (
    sub_account_id     uuid not null,
    conversation_id    uuid not null default uuidv7(),
    contact_id         uuid not null,
    starred            boolean not null default false,
    archived           boolean not null default false,
    trashed            boolean not null default false,
    -- what the list shows, kept with every message so that nothing is counted per request
    message_count      integer not null default 0,
    unread_count       integer not null default 0,
    failed_count       integer not null default 0,
    last_message_at    timestamptz not null,
    last_message_id    uuid,
    last_subject       text not null default '',
    last_snippet       text not null default '',
    last_direction     text not null default 'INBOUND' check (last_direction in ('INBOUND', 'OUTBOUND')),
    last_has_attachments boolean not null default false,
    created_at         timestamptz not null,
    primary key (sub_account_id, conversation_id),
    unique (sub_account_id, contact_id),
    foreign key (sub_account_id, contact_id) references contact on delete cascade
);
create index conversation_unread on conversation (sub_account_id) where unread_count > 0 and not archived and not trashed;
create index conversation_newest_first on conversation (sub_account_id, last_message_at desc, conversation_id desc);

create table thread (
    sub_account_id  uuid not null,
    thread_id       uuid not null default uuidv7(),
    conversation_id uuid not null,
    subject         text not null,
    message_count   integer not null default 0,
    last_message_at timestamptz not null,
    created_at      timestamptz not null,
    primary key (sub_account_id, thread_id),
    foreign key (sub_account_id, conversation_id) references conversation on delete cascade
);
create index thread_by_conversation on thread (sub_account_id, conversation_id, last_message_at);

-- R11: a mailbox's thread is registered to a contact's conversation.
create table binding (
    mailbox_id      uuid not null references mailbox,
    gmail_thread_id text not null,
    sub_account_id  uuid not null,
    thread_id       uuid not null,
    bound_at        timestamptz not null,
    -- the rule that bound it: R10, R12, R13 or R15
    bound_by        text not null,
    primary key (mailbox_id, gmail_thread_id, sub_account_id),
    foreign key (sub_account_id, thread_id) references thread on delete cascade
);
create index binding_by_thread on binding (sub_account_id, thread_id);

-- One email, once per sub-account (R29).
create table message (
    sub_account_id  uuid not null,
    message_id      uuid not null default uuidv7(),
    conversation_id uuid not null,
    thread_id       uuid not null,
    -- what makes an email met twice one email; null while our own email has not left
    identity        text,
    direction       text not null check (direction in ('INBOUND', 'OUTBOUND')),
    origin          text not null check (origin in ('INDIVIDUAL', 'BULK', 'WORKFLOW', 'SMART_BCC')),
    state           text not null check (state in ('RECEIVED', 'QUEUED', 'SENDING', 'SENT', 'FAILED', 'HELD', 'UNKNOWN', 'BOUNCED')),
    reason          text,
    retry_at        timestamptz,
    -- the user who wrote it, when it was written here
    author_id       uuid references crm_user,
    -- the Message-ID that we gave an email of ours, until Gmail replaces it (F46); found in drafts, never referred to
    own_message_id  text,
    rfc_message_id  text,
    rfc_message_key text,
    in_reply_to     text,
    -- Message-IDs of the References header, in order
    reference_ids   text[] not null default '{}',
    subject         text not null,
    snippet         text not null,
    -- the first part of the plain text, for lists and search; the whole stands in the blob store
    text_start      text not null,
    text_sha256     text,
    html_sha256     text,
    -- the email as it was received or as it left, byte for byte
    source_sha256   text,
    size_bytes      bigint not null default 0,
    sent_at         timestamptz,
    -- order of display: the provider's time for what arrived, ours for what was written here
    received_at     timestamptz not null,
    read            boolean not null,
    automatic       boolean not null default false,
    deleted_in_gmail_at timestamptz,
    created_at      timestamptz not null,
    primary key (sub_account_id, message_id),
    unique (sub_account_id, identity),
    foreign key (sub_account_id, conversation_id) references conversation on delete cascade,
    foreign key (sub_account_id, thread_id) references thread on delete cascade
);
create index message_by_thread on message (sub_account_id, thread_id, received_at, message_id);
create index message_by_conversation on message (sub_account_id, conversation_id, received_at, message_id);
create index message_by_rfc_message_key on message (sub_account_id, rfc_message_key);

create table participant (
    sub_account_id uuid not null,
    message_id     uuid not null,
    position       integer not null,
    role           text not null check (role in ('FROM', 'TO', 'CC', 'BCC', 'REPLY_TO')),
    address        text not null,
    match_key      text not null,
    name           text not null,
    primary key (sub_account_id, message_id, position),
    foreign key (sub_account_id, message_id) references message on delete cascade
);
create index participant_by_address on participant (sub_account_id, match_key, message_id);

create table attachment (
    sub_account_id uuid not null,
    message_id     uuid not null,
    -- place in the email, from 1; a provider's own attachment ids change with every call (F80)
    n              integer not null,
    file_name      text not null,
    content_type   text not null,
    size_bytes     bigint not null,
    -- set for images that the HTML body shows by cid:
    content_id     text,
    sha256         text not null,
    primary key (sub_account_id, message_id, n),
    foreign key (sub_account_id, message_id) references message on delete cascade
);

-- Through which copies and doors an email came.
create table message_source (
    sub_account_id   uuid not null,
    message_id       uuid not null,
    door             text not null check (door in ('GMAIL', 'CRM', 'SMART_BCC', 'PROVIDER')),
    mailbox_id       uuid references mailbox,
    gmail_message_id text,
    noted_at         timestamptz not null,
    foreign key (sub_account_id, message_id) references message on delete cascade
);
-- one copy of one mailbox stands for one message
create unique index message_source_by_copy on message_source (sub_account_id, mailbox_id, gmail_message_id) where gmail_message_id is not null;
create index message_source_by_message on message_source (sub_account_id, message_id);

-- Which stored bytes a message needs; bytes that nobody needs can go.
create table blob_reference (
    sub_account_id uuid not null,
    message_id     uuid not null,
    sha256         text not null,
    primary key (sub_account_id, message_id, sha256),
    foreign key (sub_account_id, message_id) references message on delete cascade
);
create index blob_reference_by_sha256 on blob_reference (sha256);

-- R80: what happened to every message of a connected mailbox. Holds no content, and no address in clear.
create table verdict (
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    sub_account_id   uuid not null references sub_account,
    outcome          text not null check (outcome in ('SYNCED', 'NOT_SYNCED', 'HELD_BACK')),
    rule             text not null,
    -- [{"finding": "...", "decided": true}]
    steps            jsonb not null,
    contact_id       uuid,
    message_id       uuid,
    -- keyed hashes, so that a question with an address or a Message-ID finds its verdict and nobody can read them off
    rfc_message_hash text,
    address_hashes   text[] not null default '{}',
    received_at      timestamptz,
    judged_at        timestamptz not null,
    primary key (mailbox_id, gmail_message_id, sub_account_id)
);
create index verdict_by_sub_account on verdict (sub_account_id, judged_at desc, gmail_message_id desc);
create index verdict_by_rfc_message on verdict (sub_account_id, rfc_message_hash);
create index verdict_by_address on verdict using gin (address_hashes);

-- Keys that this installation made for itself, sealed with the operator's key, so that they outlive its rotation.
create table installation_key (
    name       text primary key,
    sealed_key bytea not null
);

-- ---------------------------------------------------------------- intents and changes

-- An individual email on its way out through Gmail: each fact is written before the call that could make it true (R45).
create table sending (
    sub_account_id    uuid not null,
    message_id        uuid not null,
    mailbox_id        uuid not null references mailbox,
    -- the thread of this mailbox to answer in, empty for a new one
    gmail_thread_id   text,
    attempts          integer not null default 0,
    next_attempt_at   timestamptz not null,
    draft_asked_at    timestamptz,
    draft_id          text,
    -- the mailbox's thread in which the draft stands, and in which the email will stand
    draft_thread_id   text,
    send_asked_at     timestamptz,
    draft_gone_at     timestamptz,
    gmail_message_id  text,
    finished_at       timestamptz,
    -- as in mailbox
    leased_by         uuid,
    leased_until      timestamptz,
    primary key (sub_account_id, message_id),
    foreign key (sub_account_id, message_id) references message on delete cascade
);
create index sending_due on sending (next_attempt_at, message_id) where finished_at is null;
create index sending_by_copy on sending (mailbox_id, gmail_message_id) where gmail_message_id is not null;
create index sending_open_by_thread on sending (mailbox_id, draft_thread_id) where finished_at is null;

-- Every visible change, in order per sub-account, written in the transaction that makes it. Live updates, webhooks and other nodes
-- read it.
create table change_log (
    sub_account_id  uuid not null,
    number          bigint not null,
    at              timestamptz not null,
    kind            text not null,
    conversation_id uuid,
    message_id      uuid,
    contact_id      uuid,
    user_id         uuid,
    primary key (sub_account_id, number)
);

-- The last number given out. Its row is locked until the transaction ends, so that numbers become visible in order and without gaps.
create table change_counter (
    sub_account_id uuid primary key references sub_account,
    last_number    bigint not null
);

-- ---------------------------------------------------------------- the session library's own tables

create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
