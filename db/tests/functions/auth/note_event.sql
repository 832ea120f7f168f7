-- Tests functions/auth/note_event
begin;
select plan(1);
\ir ../../support/auth.psql

select auth.note_event('logged_out', :'mia_id', :'mia_session', '{"how": "by hand"}') as noted
\gset
select results_eq(
    $$ select kind, user_id, session_id, details from auth.security_events where details ? 'how' $$,
    format(
        $$ values ('logged_out', %L::uuid, %L::uuid, '{"how": "by hand"}'::jsonb) $$,
        :'mia_id', :'mia_session'
    ),
    'an event says what happened, to whom and in which session'
);

select * from finish();
rollback;
