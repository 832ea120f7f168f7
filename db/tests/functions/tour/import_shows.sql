-- Tests functions/tour/import_shows.
begin;
select plan(17);
\ir ../../support/fixtures.psql

prepare import as
select "row", verdict, code, details, show_id is not null
from api.import_shows($1, tests.id('band'), atomic => $2, dry_run => $3);
prepare shows as select count(*) from api.shows;
create function pg_temp.mixed()
returns jsonb
language sql
as $$
    select '[{"date": "1990-01-01", "venue": "Club", "city": "Bonn"}, {"date": "1990-13-01"},
        {"date": "1990-01-01", "venue": "Club", "city": "Bonn"}, 5,
        {"date": "1990-01-02", "attendance": "99999999"}]'::jsonb
$$;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute import(pg_temp.mixed(), true, false)$$,
    $$values
        (1, 'rejected', 'IMPORT_ROLLED_BACK', null, false),
        (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01', false),
        (3, 'rejected', 'IMPORT_ROLLED_BACK', null, false),
        (4, 'rejected', 'INVALID_VALUE', 'date=null', false),
        (5, 'rejected', '23514', null, false)$$,
    'atomic: a bad row takes the good ones along'
);
select results_eq('shows', array[0::bigint], 'nothing is written');
select results_eq(
    $$execute import(pg_temp.mixed(), false, true)$$,
    $$values
        (1, 'inserted', null, null, false), (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01', false),
        (3, 'inserted', null, null, false), (4, 'rejected', 'INVALID_VALUE', 'date=null', false),
        (5, 'rejected', '23514', null, false)$$,
    'a dry run says what would happen'
);
select results_eq('shows', array[0::bigint], 'and writes nothing');
select results_eq(
    $$execute import(pg_temp.mixed(), false, false)$$,
    $$values
        (1, 'inserted', null, null, true), (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01', false),
        (3, 'inserted', null, null, true), (4, 'rejected', 'INVALID_VALUE', 'date=null', false),
        (5, 'rejected', '23514', null, false)$$,
    'else the good rows go in, two shows at one place on one day as well'
);
select results_eq('shows', array[2::bigint], 'both are there');
select results_eq(
    $$select verdict from api.import_shows(pg_temp.mixed(), tests.id('band'))$$,
    '{unchanged,rejected,unchanged,rejected,rejected}'::text[], 'again it changes nothing'
);
select results_eq(
    $$select verdict, show_id is not null
        from api.import_shows(pg_temp.mixed(), tests.id('band'), atomic => true)$$,
    $$values ('unchanged', true), ('rejected', false), ('unchanged', true), ('rejected', false),
    ('rejected', false)$$,
    'nor is anything rolled back that was not written'
);
select is_empty($$execute import('[]', false, false)$$, 'nothing in, nothing out');
select throws_code($$execute import('{}', false, false)$$, 'INVALID_ARGUMENT', 'rows are an array');
select throws_code($$execute import(null, false, false)$$, 'INVALID_ARGUMENT', 'and are given');
select throws_code(
    $$select from api.import_shows((select jsonb_agg(n)
        from generate_series(1, 5001) as n), tests.id('band'))$$,
    'ROW_LIMIT_EXCEEDED', 'at most 5,000 of them'
);

select tests.become(tests.id('viewer'));
select throws_code($$execute import('[]', false, false)$$, 'PERMISSION_DENIED', 'a viewer imports nothing');
select tests.become(tests.id('finance'));
select throws_code($$execute import('[]', false, false)$$, 'PERMISSION_DENIED', 'nor does finance');
select tests.become(tests.id('stranger'));
select throws_code(
    $$execute import('[]', false, false)$$, 'NOT_FOUND', 'a stranger finds no such organization'
);
select results_eq(
    $$select verdict from api.import_shows('[{"date": "1990-01-01"}]')$$, array['inserted'],
    'but imports into his own, which is meant if none is named'
);
select tests.become(null);
select throws_ok(
    $$execute import('[]', false, false)$$, '42501', 'permission denied for function import_shows',
    'without a token there is no import'
);

select * from finish();
rollback;
