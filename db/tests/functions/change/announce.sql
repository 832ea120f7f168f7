-- Tests functions/change/announce. Nothing shows before the commit: tests/api/presence listens.
begin;
select plan(2);
\ir ../../support/fixtures.psql

select lives_ok(
    $$select change.announce(array_fill('org:' || tests.id('band'), array[50]), '{"type": "typing"}')$$,
    'fifty topics fit into a notification'
);
set local role member;
select throws_ok(
    $$select change.announce('{}', '{}')$$, '42501', 'permission denied for function announce',
    'members announce nothing themselves'
);

select * from finish();
rollback;
