-- Deploy ontour:schema/auth/refresh_tokens to pg
-- requires: schema/auth/sessions

-- Used tokens stay as long as their session: their coming back is how theft shows.

begin;

create table auth.refresh_tokens (
    token_hash bytea not null,
    session_id uuid not null,
    step integer not null default 1,
    issued_at timestamptz not null default now(),
    used_at timestamptz,

    constraint refresh_tokens_pkey primary key (token_hash),
    constraint refresh_tokens_session_id_fkey foreign key (session_id)
    references auth.sessions (id) on delete cascade,
    constraint refresh_tokens_token_hash_sha256_check check (octet_length(token_hash) = 32),
    constraint refresh_tokens_step_positive_check check (step > 0)
);

create unique index refresh_tokens_session_id_step_key on auth.refresh_tokens (session_id, step)
where used_at is not null;
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);

alter table auth.refresh_tokens enable row level security;

comment on table auth.refresh_tokens is 'Every refresh token of a session, used ones included.';
comment on column auth.refresh_tokens.token_hash is 'SHA-256; the token itself is kept nowhere.';
comment on column auth.refresh_tokens.step is
'Its place in the session''s chain. Where answers were lost there are several of a step; one is used.';
comment on column auth.refresh_tokens.used_at is 'When it was used first; null for one that never was.';

commit;
