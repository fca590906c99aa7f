-- R32: everything of a mailbox's thread is judged again when it is handed over or released.
create index arrival_by_thread on arrival (mailbox_id, gmail_thread_id);
-- Who asked for what.
create index handover_request_by_wanted on handover_request (wanted_by, mailbox_id, gmail_thread_id);
