-- Tests functions/change/undo_resolution; kinds other than field are tested over HTTP in tests/api/sync.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare undo as
select u.status, u.mine, u.theirs from api.undo_resolution((select id from api.conflicts)) as u;

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"mine": "b"}'));
select tests.push('tablet', tests.operation('two', 'update', 1, '{"mine": "c"}'));
select is((select mine from api.racks where id = tests.id('rack')), 'c', 'a policy has decided');
select tests.become(tests.id('stranger'));
select throws_code(
    'select api.undo_resolution(tests.id(''x''))', 'NOT_FOUND', 'a stranger finds no conflict'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'undo', '42501', 'new row violates row-level security policy for table "racks"',
    'crew may not write the row'
);
select tests.become(tests.id('manager'));
select results_eq('undo', $$values ('open', '"c"'::jsonb, '"b"'::jsonb)$$, 'a manager takes it back');
select results_eq(
    $$select mine, version from api.racks where id = tests.id('rack')$$, $$values ('b', 4)$$,
    'as a new version'
);
select throws_code('undo', 'CONFLICT_NOT_RESOLVED', 'once');
select api.resolve_conflicts(jsonb_build_array(jsonb_build_object(
    'op_id', tests.id('r'), 'conflict_id', (select id from api.conflicts), 'choice', 'mine'
)));
select tests.push('phone', tests.operation('three', 'update', 5, '{"mine": "d"}'));
select throws_code('undo', 'RESOLUTION_OVERWRITTEN', 'not over what came after');
select is((select mine from api.racks where id = tests.id('rack')), 'd', 'which stays');
select tests.become(null);
select throws_ok(
    $$select api.undo_resolution(tests.id('x'))$$, '42501', 'permission denied for function undo_resolution',
    'for members only'
);

select * from finish();
rollback;
