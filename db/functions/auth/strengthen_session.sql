-- Deploy ontour:functions/auth/strengthen_session to pg
-- requires: functions/auth/describe_session
-- requires: functions/auth/note_event
-- requires: functions/auth/unthrottle
-- requires: functions/change/context

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.strengthen_session(amr text[])
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
    v_session auth.sessions;
begin
    update auth.sessions
    set authenticated_at = now(),
        amr = sessions.amr || array(
            select proved.method
            from unnest(strengthen_session.amr) with ordinality as proved (method, place)
            where proved.method <> all (sessions.amr)
            order by proved.place
        )
    where sessions.id = v_context.session_id and sessions.user_id = v_context.actor_id
    returning * into strict v_session;

    perform auth.unthrottle('password_person', v_session.user_id::text);
    perform auth.note_event(
        'stepped_up', v_session.user_id, v_session.id, jsonb_build_object('amr', strengthen_session.amr)
    );
    return auth.describe_session(v_session);
end
$$;

comment on function auth.strengthen_session(text[]) is
'The caller has just proved who they are in these ways too: adds them to the session and describes it.';

grant execute on function auth.strengthen_session(text[]) to bridge;

commit;
