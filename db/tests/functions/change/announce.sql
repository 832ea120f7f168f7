-- Tests functions/change/announce. Nothing shows before the commit: tests/api/presence listens.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select lives_ok(
    $$select change.announce(array_fill('org:' || tests.id('band'), array[50]), '{"type": "typing"}')$$,
    'fifty topics fit into a notification'
);
select lives_ok(
    $$
        select change.announce(
            array_fill(format('org:%s:member:%s', tests.id('band'), tests.id('crew')), array[501]),
            '{"type": "typing"}'
        )
    $$, 'those of a row for five hundred people into eleven'
);
set local role member;
select throws_ok(
    $$select change.announce('{}', '{}')$$, '42501', 'permission denied for function announce',
    'members announce nothing themselves'
);

select * from finish();
rollback;
