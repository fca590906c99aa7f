-- R63: further addresses from which a user may use the smart address, beside the login and the connected mailbox. Each was confirmed by a
-- link in an email to it. A removed one stays as a row, so that removing and asking again does not send emails without end.
create table smart_own_address (
    sub_account_id uuid not null references sub_account,
    user_id        uuid not null references crm_user,
    match_key      text not null,
    address        text not null,
    -- when the last link was sent, and its token as SHA-256; null once it was used
    asked_at       timestamptz not null,
    token_sha256   text,
    link_until     timestamptz not null,
    confirmed_at   timestamptz,
    removed_at     timestamptz,
    primary key (sub_account_id, user_id, match_key)
);
