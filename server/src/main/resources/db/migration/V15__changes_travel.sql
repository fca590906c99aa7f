-- R19: what people mark on an email travels between the CRM and the mailbox.

alter table message
    add column starred  boolean not null default false,
    add column archived boolean not null default false,
    add column trashed  boolean not null default false;

-- Until now only whole conversations were marked; from now on a conversation is as its messages are.
update message
   set archived = conversation.archived,
       trashed = conversation.trashed,
       starred = conversation.starred and conversation.last_message_id is not distinct from message.message_id
  from conversation
 where conversation.sub_account_id = message.sub_account_id
   and conversation.conversation_id = message.conversation_id;

-- Which flags travel from the CRM to the mailbox, and from the mailbox to the CRM.
alter table connection
    add column mirror_to_gmail   text[] not null default '{READ,STARRED,ARCHIVED,TRASHED}',
    add column mirror_from_gmail text[] not null default '{READ,STARRED,ARCHIVED,TRASHED}';

-- What shall be so in the mailbox and was not told yet, one row for each copy. A flag that is null is not wanted otherwise.
-- sub_account_id: where somebody wished it; the wish ends with that connection (R71).
-- revision: raised with every wish, so that what is wished while another is being told is told as well.
create table label_wish (
    mailbox_id       uuid not null references mailbox,
    gmail_message_id text not null,
    sub_account_id   uuid not null references sub_account,
    read             boolean,
    starred          boolean,
    archived         boolean,
    trashed          boolean,
    revision         integer not null default 1,
    attempts         integer not null default 0,
    next_attempt_at  timestamptz not null,
    wished_at        timestamptz not null,
    primary key (mailbox_id, gmail_message_id),
    foreign key (mailbox_id, gmail_message_id) references mailbox_copy
);
create index label_wish_waiting on label_wish (mailbox_id, next_attempt_at);
