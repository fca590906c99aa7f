-- R67: under whom its owner wants an email that passes on another one, where nobody can tell whose that was.
alter table smart_capture add column under_contact_id uuid;
