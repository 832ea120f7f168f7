-- Tests functions/change/keep_verdict.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

select tests.become(tests.id('manager'));
select tests.push(
    'phone', tests.operation('o', 'update', 1, '{"asked": "b", "secret": "s"}'),
    tests.operation('bad', 'update', 1, '{"total": -1}')
);
select tests.become_superuser();
select results_eq(
    $$select op_id, verdict, version, fields, device_id, row_id from change.operations order by seq$$,
    $$values
        (tests.id('o'), 'applied', 2, '{"asked": "b"}'::jsonb, 'phone', tests.id('rack')),
        (tests.id('bad'), 'rejected', null, '{"total": -1}', 'phone', tests.id('rack'))$$,
    'what was sent is kept with its verdict, refused or not, without redacted columns'
);
select is(
    (select count(*) from change.operations where (content || result)::text ~ 'secret|row":'), 0::bigint,
    'nowhere'
);
select tests.become(tests.id('manager'));
select throws_ok(
    'select from change.operations', '42501', 'permission denied for table operations',
    'nobody reads it directly'
);

select * from finish();
rollback;
