-- Tests functions/change/renew_presence
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'online', '1 second');
select change.set_presence(tests.id('laptop'), tests.id('crew'), tests.id('band'), 'away', '1 second');
execute heard;

select is(
    change.renew_presence(array[tests.id('phone'), tests.id('old'), tests.id('older')], '1 hour'),
    array[tests.id('old'), tests.id('older')], 'it says which connections have no lease'
);
select results_eq(
    'select expires_at - now() from change.presence order by expires_at',
    $$values (interval '1 second'), ('1 hour')$$, 'and extends those of the others it is asked for'
);
select is_empty('heard', 'which is told to nobody');
select is(change.renew_presence('{}'), '{}', 'none asked, none named');

set local role worker;
select throws_ok(
    $$select change.renew_presence('{}')$$, '42501', 'permission denied for function renew_presence',
    'only relays renew'
);

select * from finish();
rollback;
