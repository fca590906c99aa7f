-- Programs outside that hear of every visible change, in order and at least once.

create table webhook (
    sub_account_id  uuid not null references sub_account,
    webhook_id      uuid not null default uuidv7(),
    url             text not null,
    -- base64
    sealed_secret   text not null,
    created_at      timestamptz not null,
    -- number of the last change that was delivered or given up
    cursor          bigint not null,
    -- of the next change
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    -- as in mailbox
    leased_by       uuid,
    leased_until    timestamptz,
    primary key (sub_account_id, webhook_id)
);

-- What became of each change at each webhook; forgotten after some days.
create table webhook_delivery (
    sub_account_id  uuid not null,
    webhook_id      uuid not null,
    -- of the change
    number          bigint not null,
    type            text not null,
    state           text not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts        integer not null,
    -- what was answered, if anything was
    status          integer,
    trouble         text,
    attempted_at    timestamptz not null,
    primary key (sub_account_id, webhook_id, number),
    foreign key (sub_account_id, webhook_id) references webhook on delete cascade
);
create index webhook_delivery_by_age on webhook_delivery (attempted_at) where state <> 'WAITING';
