-- Contacts are brought in from files.

-- A file of contacts: looked at first, then brought in once. Forgotten after a day.
create table contact_import (
    sub_account_id uuid not null references sub_account,
    import_id      uuid not null default uuidv7(),
    made_by        uuid not null references crm_user,
    file_name      text not null,
    made_at        timestamptz not null,
    -- taken by one run alone; null while it is only looked at
    begun_at       timestamptz,
    ended_at       timestamptz,
    -- the first line, as it stood there
    headings       text[] not null default '{}',
    created_count  integer not null default 0,
    updated_count  integer not null default 0,
    unchanged_count integer not null default 0,
    refused_count  integer not null default 0,
    primary key (sub_account_id, import_id)
);
create index contact_import_by_age on contact_import (sub_account_id, made_at);

-- Its bytes in pieces, so that nobody ever holds them all; gone once it was brought in.
create table contact_import_piece (
    sub_account_id uuid not null,
    import_id      uuid not null,
    n              integer not null,
    bytes          bytea not null,
    primary key (sub_account_id, import_id, n),
    foreign key (sub_account_id, import_id) references contact_import on delete cascade
);

-- The lines that were refused, whole, to be corrected and brought in again.
create table contact_import_refusal (
    sub_account_id uuid not null,
    import_id      uuid not null,
    -- as an editor counts them, from 1; the first line of a record that spans several
    line           bigint not null,
    -- why, as key and arguments of a sentence
    reason         text not null,
    arguments      text[] not null,
    cells          text[] not null,
    primary key (sub_account_id, import_id, line),
    foreign key (sub_account_id, import_id) references contact_import on delete cascade
);
