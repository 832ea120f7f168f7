-- Deploy ontour:schema/auth/refresh_tokens to pg
-- requires: schema/auth/sessions

-- Used tokens stay as long as their session: a second use of one is how theft shows.

begin;

create table auth.refresh_tokens (
    token_hash bytea not null,
    session_id uuid not null,
    issued_at timestamptz not null default now(),
    rotated_at timestamptz,
    successor_hash bytea,

    constraint refresh_tokens_pkey primary key (token_hash),
    constraint refresh_tokens_session_id_fkey foreign key (session_id)
    references auth.sessions (id) on delete cascade,
    constraint refresh_tokens_token_hash_sha256_check check (octet_length(token_hash) = 32),
    constraint refresh_tokens_rotated_to_successor_check check (
        (rotated_at is null) = (successor_hash is null)
    )
);

create unique index refresh_tokens_session_id_key on auth.refresh_tokens (session_id)
where rotated_at is null;
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);

alter table auth.refresh_tokens enable row level security;

comment on table auth.refresh_tokens is
'Every refresh token of a session, used ones included; one is unused.';
comment on column auth.refresh_tokens.token_hash is 'SHA-256; the token itself is kept nowhere.';
comment on column auth.refresh_tokens.rotated_at is
'When it was exchanged for its successor; null for the unused one.';
comment on column auth.refresh_tokens.successor_hash is 'The hash of the token that it was exchanged for.';

commit;
