-- Tests functions/core/current_user_id.
begin;
select plan(4);
\ir ../../support/fixtures.psql

select is(core.current_user_id(), null, 'a session without a request has no person');
select tests.become(tests.id('crew'));
select is(core.current_user_id(), tests.id('crew'), 'a request has the person of its token');
select tests.become(null);
select is(core.current_user_id(), null, 'a request without a token has none');
select tests.become_superuser();
select is(core.current_user_id(), null, 'and an emptied setting is no person either');

select * from finish();
rollback;
