-- Texts that a sub-account's members write again and again; fields are filled in when one is put into an email.
create table text_template (
    sub_account_id uuid not null references sub_account,
    template_id    uuid not null default uuidv7(),
    name           text not null,
    subject        text not null,
    text           text not null,
    changed_by     uuid not null references crm_user,
    changed_at     timestamptz not null,
    primary key (sub_account_id, template_id)
);
