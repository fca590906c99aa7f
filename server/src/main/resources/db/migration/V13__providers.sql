-- The email provider of a sub-account: by whom leaves what is not somebody's own (R40-R42, R74).

create table provider (
    sub_account_id  uuid primary key references sub_account,
    host            text not null,
    port            integer not null check (port between 1 and 65535),
    security        text not null check (security in ('NONE', 'STARTTLS', 'TLS')),
    -- null where the provider asks for no login
    login_user      text,
    -- base64
    sealed_password text,
    from_address    text not null,
    reply_domain    text,
    changed_at      timestamptz not null,
    check ((login_user is null) = (sealed_password is null))
);

-- The name of this installation, by which it knows its own notices when they come back (F85).
create table installation (
    only_one        boolean primary key default true check (only_one),
    installation_id uuid not null default uuidv7()
);
insert into installation default values;

-- An email that the provider is to take, written in the transaction of what it belongs to and handed over by a loop. It is handed
-- over again only while the end of it was not told: from then on the provider may have it.
create table delivery (
    sub_account_id  uuid not null references sub_account,
    delivery_id     uuid not null default uuidv7(),
    -- why it was written: NOTICE tells a user something, the others are emails to contacts
    origin          text not null check (origin in ('NOTICE', 'INDIVIDUAL', 'BULK', 'WORKFLOW')),
    -- what it is about, in words of its origin; the same thing is delivered once
    occasion        text not null,
    rfc_message_id  text not null,
    envelope_from   text not null,
    recipients      text[] not null,
    -- the whole email, for as long as it waits
    email           bytea,
    queued_at       timestamptz not null,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    end_told_at     timestamptz,
    finished_at     timestamptz,
    outcome         text check (outcome in ('ACCEPTED', 'REFUSED', 'UNKNOWN', 'GIVEN_UP')),
    -- the kind of the last trouble, and what the provider said
    trouble         text,
    said            text,
    -- as in mailbox
    leased_by       uuid,
    leased_until    timestamptz,
    primary key (sub_account_id, delivery_id),
    unique (sub_account_id, origin, occasion),
    check ((finished_at is null) = (outcome is null))
);
create index delivery_due on delivery (next_attempt_at, delivery_id) where finished_at is null;
