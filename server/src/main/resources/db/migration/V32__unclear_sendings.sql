-- R45: of a sending that nobody can tell the end of: since when it is looked for, how often that was done, and what was found last.
alter table sending
    add column unclear_since timestamptz,
    add column looks integer not null default 0,
    add column looked_at timestamptz,
    add column found text check (found in ('NOTHING', 'NO_ANSWER', 'NO_CONSENT')),
    -- Its author has seen that it did not leave, and wants it sent again: it is looked for once more before.
    add column again_asked_at timestamptz;
