-- Deploy ontour:functions/auth/use_token to pg
-- requires: schema/auth/one_time_tokens

-- Whoever comes second waits for the first one's transaction, and finds the token used.

begin;

create or replace function auth.use_token(purpose text, token_hash bytea)
returns auth.one_time_tokens
language sql
volatile
begin atomic
    update auth.one_time_tokens as tokens
    set used_at = clock_timestamp()
    where tokens.token_hash = use_token.token_hash
        and tokens.purpose = use_token.purpose
        and tokens.used_at is null
        and tokens.expires_at > clock_timestamp()
    returning tokens.*;
end;

comment on function auth.use_token(text, bytea) is
'Uses up a one-time token, for functions of auth: its row, or a row of nulls if it is unknown, expired, used
or of another purpose. Undone with the transaction, if what it was for is refused.';

commit;
