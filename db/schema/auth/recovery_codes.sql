-- Deploy ontour:schema/auth/recovery_codes to pg
-- requires: schema/core/users

-- A code is 120 random bits, so a plain hash is enough. To use it is to delete it: two at once cannot.

begin;

create table auth.recovery_codes (
    user_id uuid not null,
    code_hash bytea not null,

    constraint recovery_codes_pkey primary key (user_id, code_hash),
    constraint recovery_codes_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint recovery_codes_code_hash_sha256_check check (octet_length(code_hash) = 32)
);

alter table auth.recovery_codes enable row level security;

comment on table auth.recovery_codes is
'What lets a person in who has lost their authenticator app; each row once.';
comment on column auth.recovery_codes.code_hash is 'SHA-256 of the code, which is kept nowhere.';

commit;
