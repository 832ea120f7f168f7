-- Tests functions/change/verdict_of.
begin;
select plan(3);

select is(
    change.verdict_of(tests.id('o'), ('applied', 3, '{"a": null}', null, null, null, null, null)),
    jsonb_build_object('op_id', tests.id('o'), 'verdict', 'applied', 'version', 3, 'row',
    '{"a": null}'::jsonb),
    'a row keeps its nulls, a verdict has none'
);
select is(
    change.verdict_of(
        tests.id('o'), ('conflict', 3, null, array[tests.id('c')], '23514', 'No.', 'a=b', 'Yes.')
    ),
    jsonb_build_object(
        'op_id', tests.id('o'), 'verdict', 'conflict', 'version', 3, 'conflicts', array[tests.id('c')],
        'code', '23514', 'message', 'No.', 'details', 'a=b', 'hint', 'Yes.'
    ),
    'why, and which conflicts'
);
select is(
    change.verdict_of(null, ('rejected', null, null, null, 'X', null, null, null)),
    '{"op_id": null, "verdict": "rejected", "code": "X"}', 'or of an operation that has no op_id'
);

select * from finish();
rollback;
