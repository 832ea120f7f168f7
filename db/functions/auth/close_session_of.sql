-- Deploy ontour:functions/auth/close_session_of to pg
-- requires: functions/auth/end_sessions
-- requires: schema/auth/refresh_tokens

-- Whoever has a refresh token could as well sign the session out after a refresh.

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.close_session_of(token_hash bytea)
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    select auth.end_sessions(array(
        select tokens.session_id from auth.refresh_tokens as tokens
        where tokens.token_hash = close_session_of.token_hash
    ));
end;

comment on function auth.close_session_of(bytea) is
'Ends the session of a refresh token, used or not; an unknown one, as of a session long gone, does nothing.';

grant execute on function auth.close_session_of(bytea) to bridge;

commit;
