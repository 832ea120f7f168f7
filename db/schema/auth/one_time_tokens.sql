-- Deploy ontour:schema/auth/one_time_tokens to pg
-- requires: schema/core/users
-- requires: functions/core/uuid_v7

-- What a mail carries to prove that somebody reads this address. The token's text is an HMAC of the id under
-- a key outside the database, made by the outbox while it writes the mail: it stands nowhere.

begin;

create table auth.one_time_tokens (
    id uuid not null default core.uuid_v7(),
    purpose text not null,
    user_id uuid,
    email text not null,
    token_hash bytea,
    data jsonb not null default '{}',
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,

    constraint one_time_tokens_pkey primary key (id),
    constraint one_time_tokens_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint one_time_tokens_token_hash_key unique (token_hash),
    constraint one_time_tokens_purpose_form_check check (purpose ~ '^[a-z_]{1,40}$'),
    constraint one_time_tokens_token_hash_sha256_check check (octet_length(token_hash) = 32)
);

create index one_time_tokens_user_id_idx on auth.one_time_tokens (user_id);
create unique index one_time_tokens_purpose_user_id_key on auth.one_time_tokens (purpose, user_id)
where used_at is null;
create index one_time_tokens_expires_at_idx on auth.one_time_tokens (expires_at);

alter table auth.one_time_tokens enable row level security;

comment on table auth.one_time_tokens is
'Tokens in mails: each is used once, until it expires, unless a newer one has taken its place.';
comment on column auth.one_time_tokens.purpose is 'What it is good for, such as reset_password.';
comment on column auth.one_time_tokens.email is 'The address that it was sent to.';
comment on column auth.one_time_tokens.token_hash is
'SHA-256 of the token; null until the mail is written, and until then nothing opens anything.';
comment on column auth.one_time_tokens.data is 'What using it does, if the purpose does not say it all.';

commit;
