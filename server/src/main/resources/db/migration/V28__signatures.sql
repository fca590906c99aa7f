-- R50: what a user's emails from a sub-account end with.
create table signature (
    sub_account_id uuid not null references sub_account,
    user_id        uuid not null references crm_user,
    text           text not null,
    primary key (sub_account_id, user_id)
);
