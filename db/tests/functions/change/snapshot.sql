-- Tests functions/change/snapshot.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update change.sequencer set position = 17;
select tests.become(tests.id('crew'));
select is((api.snapshot() ->> 'position')::bigint, 17::bigint, 'with the position');
select is(
    (api.snapshot() #> '{tables,things,0}') - 'row',
    jsonb_build_object('id', tests.id('amp'), 'version', 1, 'topics', array['org:' || tests.id('band')]),
    'rows with version and topics'
);
select ok(not (api.snapshot() #> '{tables,things,0,row}') ? 'secret', 'without what is redacted');
select is(api.snapshot('{things}', tests.id('rivals')) #> '{tables,things}', '[]', 'of one organization');
select is(
    (select count(*)::integer from jsonb_object_keys(api.snapshot('{things,users}') -> 'tables')), 2,
    'of some tables'
);
select is(
    (select api.snapshot('{users}', null, null, 2) -> 'more'), '["users"]',
    'no more than asked for, and it says so'
);
select is(
    jsonb_array_length(
        api.snapshot(
            '{users}', null, (api.snapshot('{users}', null, null, 2) #>> '{tables,users,1,id}')::uuid
        )
        #> '{tables,users}'
    ),
    4, 'the rest is after the last'
);
select is(api.snapshot('{}') -> 'tables', '{}', 'of none');
select throws_code('select api.snapshot(''{labels,nothing}'')', 'UNKNOWN_TABLE', 'an unknown table is named');

select * from finish();
rollback;
