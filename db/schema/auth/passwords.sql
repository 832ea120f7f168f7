-- Deploy ontour:schema/auth/passwords to pg
-- requires: schema/core/users

begin;

create table auth.passwords (
    user_id uuid not null,
    password_hash text not null,
    changed_at timestamptz not null default now(),

    constraint passwords_pkey primary key (user_id),
    constraint passwords_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint passwords_password_hash_argon2id_check check (password_hash like '$argon2id$%')
);

alter table auth.passwords enable row level security;

comment on table auth.passwords is
'A person''s password, hashed by the bridge; who signs in otherwise has none.';
comment on column auth.passwords.password_hash is 'argon2id with its parameters and salt, in the PHC format.';

commit;
