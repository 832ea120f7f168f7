-- Deploy ontour:functions/auth/is_stepped_up to pg
-- requires: schema/auth/sessions
-- requires: functions/auth/has_second_factor
-- requires: functions/change/context

-- Reads the session and not the token: a step-up counts from the next request, whichever token comes with it.

begin;

-- Security definer: callers may not read sessions.
create or replace function auth.is_stepped_up(max_age interval default '10 minutes')
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
begin
    return exists (
        select from auth.sessions
        where sessions.id = v_context.session_id
            and sessions.user_id = v_context.actor_id
            and sessions.authenticated_at > now() - is_stepped_up.max_age
            and sessions.amr <> '{pin}'
            and (sessions.acr = 'aal2' or not auth.has_second_factor(v_context.actor_id))
    );
end
$$;

comment on function auth.is_stepped_up(interval) is
'Whether the caller has proved who they are within max_age, by more than a PIN, and by two factors if they
have two. For policies, as (select auth.is_stepped_up()); functions call auth.require_step_up.';

grant execute on function auth.is_stepped_up(interval) to member;

commit;
