-- Quota units that were spent in the last minute, second by second, over all servers (F34, F37).
create table mailbox_quota (
    mailbox_id    uuid primary key references mailbox,
    -- units by second, 61 of them; the entry of a second is its number modulo 61, plus one
    spent         integer[] not null,
    -- the latest second that anything was spent in, by the database's clock, since 1970
    last_second   bigint not null,
    -- until when no email may leave, though everything else may go on
    sending_limited_until timestamptz,
    -- limits that the provider answered with, one soon after the other
    limits_in_row integer not null default 0,
    limited_at    timestamptz
);

-- The same for the operator's whole project. One row; servers take small portions from it, so that it is not written with every call.
create table project_quota (
    project       text primary key,
    spent         integer[] not null,
    last_second   bigint not null,
    limited_until timestamptz,
    limits_in_row integer not null default 0,
    limited_at    timestamptz
);

-- Entries whose second has left the window become nothing.
create function units_left(spent integer[], last_second bigint, this_second bigint) returns integer[]
    language sql immutable
    return (select array_agg(case
                               when last_second - mod(last_second - entry, cardinality(spent))
                                    > greatest(last_second, this_second) - cardinality(spent)
                               then spent[entry + 1]
                               else 0
                             end
                             order by entry)
              from generate_series(0, cardinality(spent) - 1) as entry);

create function units_sum(spent integer[], last_second bigint, this_second bigint) returns bigint
    language sql immutable
    return (select sum(units) from unnest(units_left(spent, last_second, this_second)) as units);

create function units_plus(spent integer[], last_second bigint, this_second bigint, more integer) returns integer[]
    language sql immutable
    return (select array_agg(case
                               when entry - 1 = mod(greatest(last_second, this_second), cardinality(spent))
                               then units + more
                               else units
                             end
                             order by entry)
              from unnest(units_left(spent, last_second, this_second)) with ordinality as by_second(units, entry));

-- What a look left undone, so that mailboxes with little to do go first (F37).
alter table mailbox add column behind boolean not null default false;
