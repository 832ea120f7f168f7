-- Deploy ontour:schema/auth/email_addresses to pg
-- requires: schema/core/users
-- requires: functions/auth/is_email

begin;

create table auth.email_addresses (
    user_id uuid not null,
    email text not null,
    verified_at timestamptz,
    created_at timestamptz not null default now(),

    constraint email_addresses_pkey primary key (user_id),
    constraint email_addresses_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint email_addresses_email_key unique (email),
    constraint email_addresses_email_form_check check (auth.is_email(email))
);

alter table auth.email_addresses enable row level security;

comment on table auth.email_addresses is 'The address a person signs in with; some have none.';
comment on column auth.email_addresses.email is 'In lower case: one spelling, one account.';
comment on column auth.email_addresses.verified_at is
'When the person proved that it is theirs; null until then.';

commit;
