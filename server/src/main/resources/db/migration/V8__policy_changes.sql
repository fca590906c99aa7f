-- R13, R16, R28: who changed what the mailboxes of a sub-account bring in, what it was before, and which emails were judged again for it.
create table policy_change (
    sub_account_id   uuid not null references sub_account,
    policy_change_id uuid not null default uuidv7(),
    user_id          uuid not null references crm_user,
    -- whose own block list it was; null for the sub-account's policy
    own_of           uuid references crm_user,
    gate_before      text not null,
    gate_after       text not null,
    suffix_before    text not null,
    suffix_after     text not null,
    applied_at       timestamptz not null,
    undone_at        timestamptz,
    undone_by        uuid references crm_user,
    -- as they were foretold
    coming           integer not null,
    going            integer not null,
    primary key (sub_account_id, policy_change_id)
);

-- What came onto the lists, and what went from them.
create table policy_change_entry (
    sub_account_id   uuid not null,
    policy_change_id uuid not null,
    added            boolean not null,
    list             text not null check (list in ('BLOCKED', 'INTERNAL')),
    value            text not null,
    primary key (sub_account_id, policy_change_id, added, list, value),
    foreign key (sub_account_id, policy_change_id) references policy_change on delete cascade
);

create table policy_change_email (
    sub_account_id   uuid not null,
    policy_change_id uuid not null,
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    outcome_before   text not null,
    primary key (sub_account_id, policy_change_id, mailbox_id, gmail_message_id),
    foreign key (sub_account_id, policy_change_id) references policy_change on delete cascade
);
