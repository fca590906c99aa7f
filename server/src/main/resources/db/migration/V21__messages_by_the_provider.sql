-- R40-R42: an email that leaves through the provider stands in a conversation, too; how its delivery ends is written on its message.
alter table delivery
    add column message_id uuid,
    add foreign key (sub_account_id, message_id) references message on delete cascade;

create unique index delivery_by_message on delivery (sub_account_id, message_id) where message_id is not null;
