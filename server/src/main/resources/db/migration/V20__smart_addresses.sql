-- R60 to R66: addresses that capture an email from any program, and what came to them.

-- One row for each address that a user ever had here; names are never used twice.
create table smart_address (
    sub_account_id uuid not null references sub_account,
    -- the part before the @, 130 bits of chance in base32
    name           text not null,
    user_id        uuid not null references crm_user,
    made_at        timestamptz not null,
    -- from then on it is refused; null: it is the user's current one
    refused_from   timestamptz,
    primary key (sub_account_id, name)
);
create unique index smart_address_one_current on smart_address (sub_account_id, user_id) where refused_from is null;
create index smart_address_by_name on smart_address (name);

-- R63: from these addresses the user takes everything, proven or not.
create table smart_trusted (
    sub_account_id uuid not null references sub_account,
    user_id        uuid not null references crm_user,
    match_key      text not null,
    address        text not null,
    trusted_at     timestamptz not null,
    primary key (sub_account_id, user_id, match_key)
);

-- R66: an email that was accepted for a smart address. The row and its bytes are durable before the sender is told so; what became of
-- the email is written in the transaction that does it.
create table smart_capture (
    sub_account_id  uuid not null,
    capture_id      uuid not null default uuidv7(),
    name            text not null,
    user_id         uuid not null references crm_user,
    source_sha256   text not null,
    size_bytes      bigint not null,
    -- who handed it over: network address, how it called itself, and the sender it named; empty for none
    peer            text not null,
    helo            text not null,
    envelope_from   text not null,
    accepted_at     timestamptz not null,
    state           text not null check (state in ('WAITING', 'CAPTURED', 'QUARANTINED', 'SKIPPED', 'DROPPED')),
    -- how it was filed, why it waits, or why nothing was filed
    reason          text,
    -- the user wants it, whoever sent it
    released        boolean not null default false,
    -- what its lines say, once it was read
    author          text not null default '',
    subject         text not null default '',
    contact_id      uuid,
    message_id      uuid,
    judged_at       timestamptz,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    -- as in mailbox
    leased_by       uuid,
    leased_until    timestamptz,
    primary key (sub_account_id, capture_id),
    foreign key (sub_account_id, name) references smart_address,
    check (state = 'WAITING' or reason is not null)
);
create index smart_capture_due on smart_capture (next_attempt_at, capture_id) where state = 'WAITING';
create index smart_capture_newest_first on smart_capture (sub_account_id, user_id, accepted_at desc, capture_id desc);
create index smart_capture_quarantine on smart_capture (sub_account_id, user_id) where state = 'QUARANTINED';
create index smart_capture_by_source on smart_capture (source_sha256) where state in ('WAITING', 'QUARANTINED');
