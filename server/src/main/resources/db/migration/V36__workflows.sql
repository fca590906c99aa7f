-- Automation. What is being written stands in the draft; runs go by a version, which never changes.
create table workflow (
    sub_account_id uuid not null references sub_account,
    workflow_id    uuid not null default uuidv7(),
    name           text not null,
    enabled        boolean not null default false,
    -- the version in force; 0 as long as there is none
    version        integer not null default 0,
    -- what starts the version in force, for the triggers below
    trigger_type   text check (trigger_type in ('CONTACT_CREATED', 'CONTACT_TAG_ADDED', 'EMAIL_RECEIVED', 'NO_REPLY', 'MANUAL', 'WEBHOOK')),
    trigger_tag    text,
    trigger_days   integer,
    draft          jsonb not null,
    -- programs that have it may start it, and can tell that a call is from here
    hook_token     text not null unique,
    created_by     uuid not null references crm_user,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    primary key (sub_account_id, workflow_id)
);
create index workflow_by_trigger on workflow (sub_account_id, trigger_type) where enabled;

create table workflow_version (
    sub_account_id uuid not null,
    workflow_id    uuid not null,
    version        integer not null,
    body           jsonb not null,
    saved_by       uuid not null references crm_user,
    saved_at       timestamptz not null,
    primary key (sub_account_id, workflow_id, version),
    foreign key (sub_account_id, workflow_id) references workflow on delete cascade
);

-- Something happened that may start a workflow. Written in the transaction in which it happened, taken in the one that starts the run.
create table workflow_event (
    sub_account_id uuid not null,
    event_id       bigint generated always as identity,
    workflow_id    uuid not null,
    contact_id     uuid not null,
    -- the email it is about
    message_id     uuid,
    -- how many workflows in a row led here
    depth          integer not null,
    -- what happened, in a word: the same never starts the same workflow twice
    occasion       text not null,
    due_at         timestamptz not null,
    primary key (sub_account_id, event_id),
    foreign key (sub_account_id, workflow_id) references workflow on delete cascade
);
create index workflow_event_due on workflow_event (due_at, event_id);

create table workflow_run (
    sub_account_id   uuid not null,
    run_id           uuid not null default uuidv7(),
    workflow_id      uuid not null,
    version          integer not null,
    contact_id       uuid not null,
    occasion         text not null,
    -- the email that started it
    cause_message_id uuid,
    depth            integer not null,
    state            text not null check (state in ('OPEN', 'FINISHED', 'ENDED', 'FAILED')),
    -- why it ended or failed
    reason           text,
    -- why a step was left out, the latest
    skipped          text,
    -- where it is, counted from 0
    step             integer not null default 0,
    -- how often somebody let it try again
    tries            integer not null default 0,
    -- its latest email, and the step that is
    message_id       uuid,
    message_step     integer,
    waits_until      timestamptz,
    -- of the step where it is, how often it was tried
    attempts         integer not null default 0,
    -- when it came there
    step_since       timestamptz not null,
    next_attempt_at  timestamptz not null,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    -- who has it may unsubscribe the contact (RFC 8058)
    token            text not null unique,
    -- as in mailbox
    leased_by        uuid,
    leased_until     timestamptz,
    primary key (sub_account_id, run_id),
    unique (sub_account_id, workflow_id, occasion),
    foreign key (sub_account_id, workflow_id, version) references workflow_version on delete cascade
);
create unique index workflow_run_one_open on workflow_run (sub_account_id, workflow_id, contact_id) where state = 'OPEN';
create index workflow_run_due on workflow_run (next_attempt_at, run_id) where state = 'OPEN';
create index workflow_run_by_contact on workflow_run (sub_account_id, contact_id) where state = 'OPEN';
create index workflow_run_by_message on workflow_run (sub_account_id, message_id) where message_id is not null;
create index workflow_run_latest_first on workflow_run (sub_account_id, workflow_id, started_at desc, run_id desc);

-- What a run did, in order.
create table workflow_trace (
    sub_account_id uuid not null,
    run_id         uuid not null,
    n              integer not null,
    step           integer not null,
    -- the kind of step, empty for what concerns the run as a whole
    type           text not null,
    outcome        text not null check (outcome in ('STARTED', 'DONE', 'SKIPPED', 'WAITS', 'QUEUED', 'SENT', 'AGAIN', 'ENDED', 'FAILED', 'RETRIED')),
    detail         text,
    message_id     uuid,
    at             timestamptz not null,
    primary key (sub_account_id, run_id, n),
    foreign key (sub_account_id, run_id) references workflow_run on delete cascade
);

-- How many workflows in a row led to what this transaction does.
create function workflow_depth() returns integer language sql as $$
    select coalesce(nullif(current_setting('tandem.workflow_depth', true), ''), '0')::integer
$$;

create function workflow_heard(events bigint) returns void language plpgsql as $$
begin
    if events > 0 then
        perform pg_notify('tandem_due', 'WORKFLOW');
    end if;
end
$$;

-- By triggers, so that no way by which a contact or an email comes in can forget it. A contact that comes back from a merge is not new.
create function workflow_contacts_added() returns trigger language plpgsql as $$
declare
    events bigint;
begin
    insert into workflow_event (sub_account_id, workflow_id, contact_id, depth, occasion, due_at)
    select workflow.sub_account_id, workflow_id, contact_id, workflow_depth(),
           case trigger_type when 'CONTACT_CREATED' then 'created ' || contact_id else 'tag ' || uuidv7() end,
           added.created_at
      from added
      join workflow using (sub_account_id)
     where enabled
       and added.created_at = added.updated_at
       and (trigger_type = 'CONTACT_CREATED' or trigger_type = 'CONTACT_TAG_ADDED' and trigger_tag = any (added.tags));
    get diagnostics events = row_count;
    perform workflow_heard(events);
    return null;
end
$$;

create trigger workflow_contacts_added
    after insert on contact
    referencing new table as added
    for each statement execute function workflow_contacts_added();

create function workflow_contact_tagged() returns trigger language plpgsql as $$
declare
    events bigint;
begin
    insert into workflow_event (sub_account_id, workflow_id, contact_id, depth, occasion, due_at)
    select workflow.sub_account_id, workflow_id, new.contact_id, workflow_depth(), 'tag ' || uuidv7(), new.updated_at
      from workflow
     where workflow.sub_account_id = new.sub_account_id
       and enabled
       and trigger_type = 'CONTACT_TAG_ADDED'
       and trigger_tag = any (new.tags)
       and not trigger_tag = any (old.tags);
    get diagnostics events = row_count;
    perform workflow_heard(events);
    return null;
end
$$;

create trigger workflow_contact_tagged
    after update of tags on contact
    for each row when (new.tags is distinct from old.tags) execute function workflow_contact_tagged();

-- An email from the contact may start something, and lets open runs look whether they end; one to the contact may stay without an answer.
-- The same email, filed anew, is the same occasion (R29).
create function workflow_message_filed() returns trigger language plpgsql as $$
declare
    events bigint;
    woken bigint;
begin
    insert into workflow_event (sub_account_id, workflow_id, contact_id, message_id, depth, occasion, due_at)
    select workflow.sub_account_id, workflow_id, contact_id, new.message_id, workflow_depth(),
           'email ' || coalesce(new.identity, new.message_id::text),
           case trigger_type when 'NO_REPLY' then new.received_at + make_interval(days => trigger_days) else new.created_at end
      from workflow
      join conversation
        on conversation.sub_account_id = workflow.sub_account_id
       and conversation.conversation_id = new.conversation_id
     where workflow.sub_account_id = new.sub_account_id
       and enabled
       and trigger_type = case new.direction when 'INBOUND' then 'EMAIL_RECEIVED' else 'NO_REPLY' end;
    get diagnostics events = row_count;
    update workflow_run
       set next_attempt_at = 'epoch'
      from conversation
     where new.direction = 'INBOUND'
       and conversation.sub_account_id = new.sub_account_id
       and conversation.conversation_id = new.conversation_id
       and workflow_run.sub_account_id = conversation.sub_account_id
       and workflow_run.contact_id = conversation.contact_id
       and workflow_run.state = 'OPEN';
    get diagnostics woken = row_count;
    perform workflow_heard(events + woken);
    return null;
end
$$;

create trigger workflow_message_filed
    after insert on message
    for each row when (new.direction = 'INBOUND' or new.origin in ('INDIVIDUAL', 'SMART_BCC')) execute function workflow_message_filed();

-- How an email of a run ends is how its step ends.
create function workflow_message_told() returns trigger language plpgsql as $$
declare
    woken bigint;
begin
    update workflow_run
       set next_attempt_at = 'epoch'
     where sub_account_id = new.sub_account_id
       and message_id = new.message_id
       and state = 'OPEN';
    get diagnostics woken = row_count;
    perform workflow_heard(woken);
    return null;
end
$$;

create trigger workflow_message_told
    after update of state on message
    for each row when (new.origin = 'WORKFLOW' and new.state is distinct from old.state) execute function workflow_message_told();
