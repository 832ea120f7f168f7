-- Tests functions/auth/may_find: strangers are found if they want to be.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare found as select auth.may_find(tests.id('stranger'));
select set_config('request.jwt.claims', json_build_object('sub', tests.id('crew'))::text, true) as c \gset
select ok(auth.may_find(tests.id('viewer')), 'colleagues are found');
select results_eq('found', array[false], 'strangers are not');
update api.users set is_searchable = true;
select results_eq('found', array[true], 'unless they want to be');
update api.users set status = 'inactive' where id = tests.id('stranger');
select results_eq('found', array[false], 'and are there');
update api.memberships set deleted_at = now() where id = tests.id('membership of crew');
update api.users set is_searchable = false;
select ok(not auth.may_find(tests.id('viewer')), 'who has left has no colleagues');

select * from finish();
rollback;
