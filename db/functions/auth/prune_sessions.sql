-- Deploy ontour:functions/auth/prune_sessions to pg
-- requires: schema/auth/sessions
-- requires: schema/auth/refresh_tokens

-- A token left behind that comes back proves a theft, so it is kept: for as long as any token lives unused.

begin;

-- Security definer: the worker may forget what is over and nothing else.
create or replace function auth.prune_sessions()
returns bigint
language sql
volatile
security definer
set search_path = ''
begin atomic
    with ended as (
        delete from auth.sessions
        where least(sessions.expires_at, sessions.revoked_at) < now() - interval '30 days'
        returning sessions.id
    ),

    left_behind as (
        delete from auth.refresh_tokens as tokens
        using auth.sessions as sessions
        where sessions.id = tokens.session_id
            and tokens.step < sessions.refresh_step
            and tokens.issued_at < now() - interval '7 days'
        returning tokens.session_id
    )

    select (select count(*) from ended) + (select count(*) from left_behind);
end;

comment on function auth.prune_sessions() is
'Forgets sessions that ended 30 days ago, and refresh tokens of 7 days ago whose session went on by others;
returns how many. For the worker.';

grant execute on function auth.prune_sessions() to worker;

commit;
