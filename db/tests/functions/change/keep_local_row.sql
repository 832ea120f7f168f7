-- Tests functions/change/keep_local_row and find_local_row, which reads what it has written.
begin;
select plan(6);
\ir ../../support/fixtures.psql

prepare kept as select section, key, row_id, digests from change.local_rows;

select tests.become(tests.id('manager'));
select change.keep_local_row(tests.id('band'), 'shows', 'local:1', tests.id('gig'), '{"a": "1", "b": "1"}');
select change.keep_local_row(tests.id('rivals'), 'shows', 'local:1', tests.id('gig'), '{}');
select is(
    (change.find_local_row(tests.id('band'), 'shows', 'local:1')).row_id, tests.id('gig'),
    'what was kept is found'
);
select is((change.find_local_row(tests.id('band'), 'shows', 'local:2')).row_id, null, 'nothing else is');
select change.keep_local_row(tests.id('band'), 'shows', 'local:1', tests.id('gig'), '{"b": "2", "c": "1"}');
select tests.become_superuser();
select results_eq(
    'kept', $$values ('shows', 'local:1', tests.id('gig'), '{"a": "1", "b": "2", "c": "1"}'::jsonb)$$,
    'the newest digests beside the older ones; nothing in an organization of others'
);

select tests.become(tests.id('stranger'));
select is(
    (change.find_local_row(tests.id('band'), 'shows', 'local:1')).row_id, null,
    'strangers find nothing'
);
select throws_ok(
    'kept', '42501', 'permission denied for table local_rows', 'and nobody reads the table'
);
select tests.become(null);
select throws_ok(
    $$select change.find_local_row(tests.id('band'), 'shows', 'local:1')$$, '42501',
    'permission denied for function find_local_row', 'least of all without a token'
);

select * from finish();
rollback;
