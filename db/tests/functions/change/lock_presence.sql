-- Tests functions/change/lock_presence; that others wait is tested in tests/api/presence/test_presence.py.
begin;
select plan(2);
\ir ../../support/fixtures.psql

prepare locks as
select count(*) from pg_catalog.pg_locks where locktype = 'advisory' and pid = pg_backend_pid();

call change.lock_presence(tests.id('crew'));
call change.lock_presence(tests.id('crew'));
select results_eq('locks', array[1::bigint], 'one lock for each person');
call change.lock_presence(tests.id('viewer'));
select results_eq('locks', array[2::bigint], 'and none for others');

select * from finish();
rollback;
