-- Tests functions/change/judge.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare judge as
select j.verdict, j.code
from change.judge(tests.given('o', $1, $2, $3, $4), null, $5, 'cause') as j;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute judge('update', 1, '{"asked": "b"}', '{}', null)$$, $$values ('applied', null::text)$$,
    'applied'
);
select results_eq(
    $$execute judge('update', 2, '{"total": -1}', '{}', null)$$, $$values ('rejected', '23514')$$,
    'whatever it breaks is its verdict'
);
select results_eq(
    $$execute judge('update', 2, '{"asked": 1}', '{"table": "nowhere"}', null)$$,
    $$values ('rejected', 'UNKNOWN_TABLE')$$, 'no such table'
);
select results_eq(
    $$execute judge('update', 2, '{"nane": 1}', '{}', null)$$, $$values ('rejected', 'UNKNOWN_FIELD')$$,
    'no such field'
);
select results_eq(
    format($$execute judge('delete', 2, null, '{"table": "conflicts", "id": "%s"}', null)$$, tests.id('x')),
    $$values ('rejected', '42501')$$, 'what members may not write'
);
select results_eq(
    format(
        $$select j.verdict, j.code, j.details
            from change.judge(tests.given('o', 'update', 2, '{"asked": "c"}'), null, %L, 'cause') as j$$, code
    ),
    format($$values ('rejected', %L, 'cause')$$, code),
    code || ' is said for what is known already'
)
from unnest(
    array[
        'OPERATION_INVALID', 'OPERATION_BUSY', 'OP_ID_REUSED', 'DEPENDENCY_CYCLE', 'DEPENDENCY_FAILED',
        'DEPENDENCY_UNKNOWN'
    ]
) as code;
select is((select version from api.racks where id = tests.id('rack')), 2, 'then nothing is written');
select tests.become(tests.id('stranger'));
select results_eq(
    format(
        $$execute judge('insert', null, '{"org_id": "%s"}', '{}', null)$$, tests.id('rivals')
    ),
    $$values ('rejected', 'ID_TAKEN')$$, 'an id that another has is taken'
);

select * from finish();
rollback;
