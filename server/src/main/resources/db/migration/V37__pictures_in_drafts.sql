-- R50: a picture that the text of a draft shows; it is weighed as a file, and not listed as one.
alter table draft_file add column shown boolean not null default false;
