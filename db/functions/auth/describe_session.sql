-- Deploy ontour:functions/auth/describe_session to pg
-- requires: functions/auth/profile
-- requires: schema/auth/sessions

begin;

create or replace function auth.describe_session(session auth.sessions)
returns jsonb
language sql
stable
begin atomic
    select jsonb_build_object(
        'session_id', session.id,
        'amr', session.amr,
        'acr', session.acr,
        'auth_time', floor(extract(epoch from session.authenticated_at))::bigint,
        'user', auth.profile(session.user_id)
    );
end;

comment on function auth.describe_session(auth.sessions) is
'For functions of auth: what the bridge makes an access token of: the session, how strong it is and since
when, and whose.';

commit;
