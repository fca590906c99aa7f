-- R63: every link that was sent to confirm an address, so that nobody is sent them without end, however often an address is removed and
-- asked for again. Forgotten with the time in which they are counted.
create table smart_own_link (
    sub_account_id uuid not null references sub_account,
    user_id        uuid not null references crm_user,
    match_key      text not null,
    sent_at        timestamptz not null
);
create index smart_own_link_newest on smart_own_link (sub_account_id, user_id, sent_at);
