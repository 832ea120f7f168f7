-- Tests functions/change/import_local; over HTTP: tests/api/tour/test_import_local.py.
begin;
select plan(13);
\ir ../../support/fixtures.psql

create function pg_temp.past()
returns jsonb
language sql
as $$
    select '{
        "device_id": "phone",
        "shows": [
            {
                "id": 1, "name": "Gig",
                "costs": [{"amount": 5, "currency": "EUR"}, {"amount": 5, "currency": "EUR"}]
            },
            {"id": 2}
        ],
        "checkIns": [{"id": 1}]
    }'::jsonb
$$;
prepare import (jsonb, boolean) as
select pointer, section, local_id, verdict, code, details, row_id is not null
from api.import_local($1, tests.id('band'), dry_run => $2);
prepare verdicts (jsonb) as select verdict from api.import_local($1, tests.id('band'));
prepare stored as select count(*) from api.shows union all select count(*) from api.show_costs;

select tests.become(tests.id('manager'));
select results_eq(
    'execute import(pg_temp.past(), true)',
    $$values
        ('/shows/0', 'shows', '1', 'created', null, null, false),
        ('/shows/0/costs/0', 'show_costs', null, 'created', null, null, false),
        ('/shows/0/costs/1', 'show_costs', null, 'created', null, null, false),
        ('/shows/1', 'shows', '2', 'rejected', 'INVALID_VALUE', 'name=null', false),
        ('/checkIns/0', 'check_ins', '1', 'skipped', 'NO_SUCH_SECTION', 'section=check_ins', false)$$,
    'a dry run says what would happen'
);
select results_eq('stored', array[0::bigint, 0], 'and does nothing');
select results_eq(
    'execute verdicts(pg_temp.past())', '{created,created,created,rejected,skipped}'::text[],
    'then it happens'
);
select results_eq('stored', array[1::bigint, 2], 'two equal costs are two');
select results_eq(
    'execute verdicts(pg_temp.past())', '{unchanged,unchanged,unchanged,rejected,skipped}'::text[], 'once'
);
select results_eq(
    $$execute import('{"deviceId": "phone", "gigs": {"1": {"title": "Gig"}}}', false)$$,
    $$values ('/gigs/1', 'shows', '1', 'unchanged', null, null, true)$$, 'under any spelling'
);
select is_empty($$execute import('{}', false)$$, 'nothing in, nothing out');
select throws_code($$execute import('[]', false)$$, 'INVALID_ARGUMENT', 'data is an object');
select throws_code(
    $$select api.import_local(
        jsonb_build_object('shows', (select jsonb_agg(n) from generate_series(1, 5001) as n)),
        tests.id('band')
    )$$,
    'ROW_LIMIT_EXCEEDED', 'of at most 5,000 rows'
);
select results_eq(
    $$select message from api.import_local('{"x": 1}', tests.id('band'))$$,
    $$select message from core.error_codes where code = 'NO_SUCH_SECTION'$$, 'a code comes with its message'
);

select tests.become(tests.id('viewer'));
select results_eq(
    $$select code from api.import_local(pg_temp.past(), tests.id('band'))$$,
    '{PERMISSION_DENIED,PERMISSION_DENIED,PERMISSION_DENIED,PERMISSION_DENIED,NO_SUCH_SECTION}'::text[],
    'who may not write writes nothing, and learns nothing of what is there'
);
select tests.become(tests.id('stranger'));
select throws_code(
    'execute import(pg_temp.past(), false)', 'NOT_FOUND',
    'a stranger finds no such organization'
);
select tests.become(null);
select throws_ok(
    'execute import(pg_temp.past(), false)', '42501', 'permission denied for function import_local',
    'without a token there is no import'
);

select * from finish();
rollback;
