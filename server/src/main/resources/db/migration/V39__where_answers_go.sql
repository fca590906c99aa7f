-- R41: answers to bulk and workflow emails go to the mailbox of whoever the contact is assigned to, where there is one.
alter table provider add column answers_to_assigned boolean not null default false;
