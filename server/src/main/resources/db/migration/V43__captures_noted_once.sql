-- The same bytes for the same address are noted once, however often a server that heard no answer brings them.
create index smart_capture_same on smart_capture (sub_account_id, name, source_sha256);
