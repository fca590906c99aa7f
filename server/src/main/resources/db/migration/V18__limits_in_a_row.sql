-- F34: limits are in a row only if no call went through between them; else a mailbox that is limited now and then is left alone longer
-- and longer, although Google would answer it.
alter table mailbox_quota add column calls_since_limit integer not null default 0;
