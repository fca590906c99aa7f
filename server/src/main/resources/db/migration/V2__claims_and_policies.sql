-- A mailbox's thread can be had by one sub-account alone: by answering it from the CRM (R32), or by having begun it there (R33).
-- Cross-tenant by purpose; the key lets one of two claims at once win.
create table claim (
    mailbox_id      uuid not null references mailbox,
    gmail_thread_id text not null,
    sub_account_id  uuid not null,
    thread_id       uuid not null,
    rule            text not null check (rule in ('R32', 'R33')),
    user_id         uuid references crm_user,
    claimed_at      timestamptz not null,
    primary key (mailbox_id, gmail_thread_id),
    foreign key (sub_account_id, thread_id) references thread on delete cascade
);
create index claim_by_thread on claim (sub_account_id, thread_id);

insert into claim (mailbox_id, gmail_thread_id, sub_account_id, thread_id, rule, claimed_at)
select distinct on (mailbox_id, gmail_thread_id) mailbox_id, gmail_thread_id, sub_account_id, thread_id, 'R33', bound_at
  from binding
 where bound_by = 'R10'
 order by mailbox_id, gmail_thread_id, bound_at;

-- Somebody of a sub-account that lost a thread asks for it.
create table handover_request (
    -- the sub-account that has the thread and is asked
    sub_account_id      uuid not null references sub_account,
    handover_request_id uuid not null default uuidv7(),
    mailbox_id          uuid not null references mailbox,
    gmail_thread_id     text not null,
    wanted_by           uuid not null references sub_account,
    user_id             uuid not null references crm_user,
    asked_at            timestamptz not null,
    settled_at          timestamptz,
    settled_by          uuid references crm_user,
    outcome             text check (outcome in ('HANDED_OVER', 'RELEASED', 'KEPT')),
    primary key (sub_account_id, handover_request_id)
);
create unique index handover_request_open on handover_request (sub_account_id, mailbox_id, gmail_thread_id, wanted_by)
    where settled_at is null;

-- Where every thread of the mailboxes that this thread came through is claimed by another sub-account: which one, and since when. Its
-- messages are hidden, not deleted.
alter table thread add column claimed_by uuid references sub_account;
alter table thread add column claimed_at timestamptz;

-- No copy brings it any more by the sub-account's policy; hidden everywhere, and back as soon as one does.
alter table message add column withdrawn_at timestamptz;
-- R26: it went to somebody who is no contact.
alter table message add column forwarded boolean not null default false;

-- R18: to whom an email could not be delivered, and why.
create table bounce (
    sub_account_id   uuid not null,
    message_id       uuid not null,
    match_key        text not null,
    address          text not null,
    -- RFC 3463, if the report told
    status           text,
    diagnostic       text not null,
    mailbox_id       uuid not null references mailbox,
    -- the report in the mailbox
    gmail_message_id text not null,
    noted_at         timestamptz not null,
    primary key (sub_account_id, message_id, match_key),
    foreign key (sub_account_id, message_id) references message on delete cascade
);

-- R13, R16: addresses and domains that are never synced, and domains that are the company's own.
create table address_list_entry (
    sub_account_id        uuid not null references sub_account,
    address_list_entry_id uuid not null default uuidv7(),
    list                  text not null check (list in ('BLOCKED', 'INTERNAL')),
    -- the user whose own wish it is; null for the whole sub-account
    user_id               uuid references crm_user,
    -- of an address; null for a domain
    match_key             text,
    -- of a domain; null for an address
    domain                text,
    -- as somebody wrote it
    value                 text not null,
    created_at            timestamptz not null,
    primary key (sub_account_id, address_list_entry_id),
    check ((match_key is null) <> (domain is null))
);
create unique index address_list_entry_once on address_list_entry (sub_account_id, list, coalesce(user_id, '00000000-0000-0000-0000-000000000000'),
                                                                   coalesce(match_key, '@' || domain));

-- R28: whether "+suffix" names somebody else, outside Gmail.
alter table sub_account add column plus_suffix text not null default 'COUNTS' check (plus_suffix in ('COUNTS', 'IGNORED'));
alter table contact_address add column folded_key text not null generated always as (
    case when match_key like '"%' or match_key like '+%' then match_key else regexp_replace(match_key, '\+[^@]*@', '@') end) stored;
create index contact_address_by_folded_key on contact_address (sub_account_id, folded_key);

-- R26: what else runs in the same thread of a mailbox.
create index mailbox_copy_by_thread on mailbox_copy (mailbox_id, gmail_thread_id);
