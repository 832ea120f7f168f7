-- Tests functions/change/begin_push. That it makes one wait for another, tests/api/sync tests.
begin;
select plan(2);
\ir ../../support/fixtures.psql

select tests.become(tests.id('manager'));
select lives_ok('select change.begin_push()', 'a push begins');
select tests.become(null);
select throws_ok(
    'select change.begin_push()', '42501', 'permission denied for function begin_push', 'of who has a token'
);

select * from finish();
rollback;
