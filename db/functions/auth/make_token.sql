-- Deploy ontour:functions/auth/make_token to pg
-- requires: schema/auth/one_time_tokens

begin;

create or replace function auth.make_token(
    purpose text, user_id uuid, email text, lifetime interval, data jsonb default '{}'
)
returns uuid
language sql
volatile
begin atomic
    insert into auth.one_time_tokens as tokens (purpose, user_id, email, expires_at, data)
    values (
        make_token.purpose, make_token.user_id, make_token.email, now() + make_token.lifetime,
        make_token.data
    )
    on conflict (purpose, user_id) where used_at is null do update
    set id = excluded.id, email = excluded.email, token_hash = null, data = excluded.data,
    created_at = excluded.created_at, expires_at = excluded.expires_at
    returning tokens.id;
end;

comment on function auth.make_token(text, uuid, text, interval, jsonb) is
'A new one-time token, by its id for mail.send; for functions of auth. It takes the place of the person''s
older unused one of the same purpose; those of nobody (user_id null) stand side by side.';

commit;
