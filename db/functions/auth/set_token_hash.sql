-- Deploy ontour:functions/auth/set_token_hash to pg
-- requires: schema/auth/one_time_tokens

begin;

-- Security definer: the outbox may do this to tokens and nothing else.
create or replace function auth.set_token_hash(token_id uuid, token_hash bytea)
returns timestamptz
language sql
volatile
security definer
set search_path = ''
begin atomic
    update auth.one_time_tokens as tokens
    set token_hash = set_token_hash.token_hash
    where tokens.id = set_token_hash.token_id and tokens.used_at is null and tokens.expires_at > now()
    returning tokens.expires_at;
end;

comment on function auth.set_token_hash(uuid, bytea) is
'For the outbox, before it sends a token: makes it good. Returns when it expires; null if it was used, has
expired, or a newer one has taken its place, so that the mail need not be sent.';

grant execute on function auth.set_token_hash(uuid, bytea) to worker;

commit;
