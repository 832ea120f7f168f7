-- Tests functions/change/run_operations. tests/api/sync tests most of it over HTTP.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare run as
select v ->> 'verdict', v ->> 'code' from jsonb_array_elements(change.run_operations($1, 'phone')) as v;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute run(json_build_array(
        tests.operation('two', 'update', 2,
        '{"asked": "c"}', jsonb_build_object('depends_on', array[tests.id('one')])),
        tests.operation('one', 'update', 1, '{"asked": "b"}'),
        tests.operation('one', 'update', 1, '{"asked": "b"}'),
        tests.operation('one', 'update', 1, '{"asked": "c"}'),
        tests.operation('bad', 'update', 1, '{"nane": "c"}')
    ))$$,
    $$values
        ('applied', null), ('applied', null), ('duplicate', null), ('rejected', 'OP_ID_REUSED'),
        ('rejected', 'UNKNOWN_FIELD')$$,
    'verdicts come in the order given, whatever the order of judging'
);
select is(
    (select asked from api.racks where id = tests.id('rack')), 'c', 'that is the order of dependencies'
);
select results_eq(
    $$select source, device_id from api.history('racks', tests.id('rack')) where version > 1$$,
    $$values ('sync', 'phone'), ('sync', 'phone')$$, 'the log says how it came'
);
select is(
    concat(
        current_setting('ontour.source'), current_setting('ontour.op_id'), current_setting('ontour.device_id')
    ),
    '', 'and nothing of it after that'
);
select is(change.run_operations('[]'), '[]', 'nothing in, nothing out');
select throws_code($$execute run('{}')$$, 'INVALID_ARGUMENT', 'operations are an array');
select throws_code('execute run(null)', 'INVALID_ARGUMENT', 'and are given');
select throws_code(
    format('execute run(%L)', (select json_agg('{}'::json) from generate_series(1, 1001))), 'OPERATION_LIMIT',
    'at most 1,000 of them'
);
select results_eq(
    $$execute run('[{}, {}]')$$,
    $$values ('rejected', 'OPERATION_INVALID'), ('rejected', 'OPERATION_INVALID')$$, 'each is answered'
);

select * from finish();
rollback;
