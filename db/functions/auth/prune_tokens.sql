-- Deploy ontour:functions/auth/prune_tokens to pg
-- requires: schema/auth/one_time_tokens

begin;

-- Security definer: the outbox may delete what has expired and nothing else.
create or replace function auth.prune_tokens()
returns bigint
language sql
volatile
security definer
set search_path = ''
begin atomic
    with pruned as (
        delete from auth.one_time_tokens as tokens
        where tokens.expires_at < now() - interval '1 day'
        returning tokens.id
    )

    select count(*) from pruned;
end;

comment on function auth.prune_tokens() is
'Forgets one-time tokens that expired a day ago, used or not; returns how many.';

grant execute on function auth.prune_tokens() to worker;

commit;
