-- Deploy ontour:schema/auth/totp_secrets to pg
-- requires: schema/core/users

-- The bridge encrypts: a copy of the database makes no codes. last_step is what makes a code good for once.

begin;

create table auth.totp_secrets (
    user_id uuid not null,
    secret_ciphertext bytea not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    created_at timestamptz not null default now(),

    constraint totp_secrets_pkey primary key (user_id),
    constraint totp_secrets_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint totp_secrets_secret_ciphertext_length_check check (
        octet_length(secret_ciphertext) between 40 and 100
    )
);

alter table auth.totp_secrets enable row level security;

comment on table auth.totp_secrets is
'The authenticator app of a person (TOTP, RFC 6238); who has a confirmed one signs in with two factors.';
comment on column auth.totp_secrets.secret_ciphertext is
'The secret that the app shares: nonce and ciphertext of AES-256-GCM, the person''s id as associated data.';
comment on column auth.totp_secrets.confirmed_at is
'When the app proved that it has the secret; null until then, which may take 15 minutes.';
comment on column auth.totp_secrets.last_step is
'The last half minute since 1970 whose code was used; that one and earlier ones are refused.';

commit;
