-- Tests functions/change/apply_delete.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare apply as
select d.verdict, d.version
from change.apply_delete(
    tests.given('o', 'delete', $1, null, jsonb_build_object('device_id', $2::text)),
    change.syncable_columns('racks')
) as d;

select tests.become(tests.id('manager'));
select throws_code($$execute apply(2, 'phone')$$, 'BASE_VERSION_UNKNOWN', 'from a version that was');
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b", "secret": "s"}'));
select results_eq(
    $$execute apply(1, 'tablet')$$, $$values ('conflict', 2)$$, 'what another has changed is not deleted'
);
select results_eq(
    $$select kind, base ->> 'asked', mine, theirs ->> 'asked', theirs ? 'secret' from api.conflicts$$,
    $$values ('delete', 'a', null::jsonb, 'b', false)$$, 'but asked about, without secrets'
);
select tests.become(tests.id('crew'));
select throws_code(
    $$execute apply(1, 'tablet')$$, 'PERMISSION_DENIED', 'who may not write does not even ask'
);
select throws_ok(
    $$execute apply(2, 'tablet')$$, '42501', 'new row violates row-level security policy for table "racks"',
    'nor deletes'
);
select tests.become(tests.id('manager'));
select results_eq(
    $$execute apply(1, 'phone')$$, $$values ('merged', 3)$$,
    'the device that changed it knows what it deletes'
);
select results_eq($$execute apply(1, 'tablet')$$, $$values ('merged', 3)$$, 'twice is once');

select * from finish();
rollback;
