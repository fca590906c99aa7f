-- R41: bulk mail. What it says may change as long as it is a draft; who gets it is written down when it starts.
create table campaign (
    sub_account_id  uuid not null references sub_account,
    campaign_id     uuid not null default uuidv7(),
    name            text not null,
    subject         text not null,
    text            text not null,
    -- sanitised
    html            text,
    author_id       uuid not null references crm_user,
    state           text not null check (state in ('DRAFT', 'SCHEDULED', 'SENDING', 'PAUSED', 'SENT')),
    -- why it is paused: PERSON, BOUNCES or NO_PROVIDER
    pause_reason    text check (pause_reason in ('PERSON', 'BOUNCES', 'NO_PROVIDER')),
    starts_at       timestamptz,
    per_hour        integer check (per_hour between 1 and 100000),
    -- whom it goes to: exactly these contacts, or all with this tag and assignment; null for whatever
    contact_ids     uuid[],
    tag             text,
    assigned_to     uuid references crm_user,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    -- set when its recipients are written down
    started_at      timestamptz,
    finished_at     timestamptz,
    next_attempt_at timestamptz,
    -- as in mailbox
    leased_by       uuid,
    leased_until    timestamptz,
    primary key (sub_account_id, campaign_id)
);
create index campaign_due on campaign (next_attempt_at, campaign_id) where state in ('SCHEDULED', 'SENDING');

create table campaign_recipient (
    sub_account_id  uuid not null,
    campaign_id     uuid not null,
    n               integer not null,
    contact_id      uuid not null,
    -- null for somebody who is left out
    address         text,
    state           text not null check (state in ('WAITING', 'QUEUED', 'LEFT_OUT')),
    left_out        text check (left_out in ('DO_NOT_DISTURB', 'NO_ADDRESS', 'BOUNCED_BEFORE', 'SAME_ADDRESS', 'CONTACT_DELETED')),
    -- how it goes on stands on the message
    message_id      uuid,
    -- who has it may unsubscribe this recipient (RFC 8058)
    token           text not null unique,
    unsubscribed_at timestamptz,
    primary key (sub_account_id, campaign_id, n),
    unique (sub_account_id, campaign_id, contact_id),
    foreign key (sub_account_id, campaign_id) references campaign on delete cascade,
    foreign key (sub_account_id, message_id) references message on delete set null (message_id),
    check ((state = 'LEFT_OUT') = (left_out is not null))
);
create index campaign_recipient_waiting on campaign_recipient (sub_account_id, campaign_id, n) where state = 'WAITING';
create index campaign_recipient_by_message on campaign_recipient (sub_account_id, message_id) where message_id is not null;
