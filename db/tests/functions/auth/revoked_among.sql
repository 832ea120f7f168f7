-- Tests functions/auth/revoked_among
begin;
select plan(7);
\ir ../../support/auth.psql

create function pg_temp.dead()
returns setof uuid
language sql
as $$
    select unnest(auth.revoked_among((select array_agg(id) from auth.sessions) || tests.id('unknown')))
$$;

select results_eq('select pg_temp.dead()', array[tests.id('unknown')], 'a session that never was has ended');

update auth.sessions set revoked_at = now(), revoked_reason = 'logout' where id = :'mia_session';
select bag_eq(
    'select pg_temp.dead()', array[tests.id('unknown'), :'mia_session'], 'so has one that was revoked'
);
update auth.sessions set expires_at = now() where id = :'cal_session';
select bag_eq(
    'select pg_temp.dead()', array[tests.id('unknown'), :'mia_session', :'cal_session'],
    'and one that has expired'
);
select is(auth.revoked_among('{}'), '{}', 'nobody asked for, nobody named');
select is(auth.revoked_among(null), '{}', 'nor with null');

set local role relay;
select is(auth.revoked_among(array[:'mia_session'::uuid]), array[:'mia_session'::uuid], 'the relay asks');
set local role member;
select throws_ok(
    $$select auth.revoked_among('{}')$$, '42501', 'permission denied for function revoked_among',
    'members do not'
);

select * from finish();
rollback;
