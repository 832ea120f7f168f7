-- Tests functions/tour/import_shows.
begin;
select plan(27);
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
        (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01: a day such as 2026-11-28', false),
        (3, 'rejected', 'IMPORT_ROLLED_BACK', null, false),
        (4, 'rejected', 'INVALID_VALUE', 'date=null', false),
        (5, 'rejected', '23514', null, false)$$,
    'atomic: a bad row takes the good ones along'
);
select results_eq('shows', array[0::bigint], 'nothing is written');
select results_eq(
    $$execute import(pg_temp.mixed(), false, true)$$,
    $$values
        (1, 'inserted', null, null, false),
        (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01: a day such as 2026-11-28', false),
        (3, 'inserted', null, null, false), (4, 'rejected', 'INVALID_VALUE', 'date=null', false),
        (5, 'rejected', '23514', null, false)$$,
    'a dry run says what would happen'
);
select results_eq('shows', array[0::bigint], 'and writes nothing');
select results_eq(
    $$execute import(pg_temp.mixed(), false, false)$$,
    $$values
        (1, 'inserted', null, null, true),
        (2, 'rejected', 'INVALID_VALUE', 'date=1990-13-01: a day such as 2026-11-28', false),
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

prepare tables as
select section, "row", verdict, code, heading
from api.import_shows(
    '[{"Tag": "1.5.2027", "Ort": "Hall", "Gage": "1.234,50", "Geld": "EUR", "city": "Bonn"},
        {"Tag": "2.5.2027", "Ort": "Bar", "Gage": "1.234", "Geld": "EUR"}]',
    tests.id('band'), atomic => $1, dry_run => $2,
    columns => '{"Tag": "date", "Ort": "venue", "Gage": "fee", "Geld": "currency"}',
    costs => '[{"Day": "1.5.2027", "Was": "Hotels", "Amount": 90},
        {"Day": "2.5.2027", "Was": "Van", "Amount": 50}, {"Day": "1.5.2027", "Was": "Hotels", "Amount": 70}]',
    cost_columns => '{"Day": "date", "Was": "kind", "Amount": "amount"}'
);
prepare money as
select deals.fee, costs.kind, costs.amount, costs.currency, shows.city
from api.shows
inner join api.show_deals as deals on deals.show_id = shows.id
inner join api.show_costs as costs on costs.show_id = shows.id
order by costs.id;

select results_eq(
    'execute tables(true, false)',
    $$values
        ('shows', 1, 'rejected', 'IMPORT_ROLLED_BACK', null),
        ('shows', 2, 'rejected', 'INVALID_VALUE', 'Gage'),
        ('show_costs', 1, 'rejected', 'IMPORT_ROLLED_BACK', null),
        ('show_costs', 2, 'rejected', 'PARENT_NOT_IMPORTED', 'Day'),
        ('show_costs', 3, 'rejected', 'IMPORT_ROLLED_BACK', null)$$,
    'shows and their costs, atomic: all or none'
);
select is_empty('money', 'nothing is written');
select results_eq(
    'select verdict, show_id, cost_id from api.import_shows(
        ''[{"date": "2027-05-01"}]'', tests.id(''band''), dry_run => true,
        costs => ''[{"date": "2027-05-01", "amount": 5, "currency": "EUR"}]'')',
    $$values ('inserted', null::uuid, null::uuid), ('inserted', null, null)$$,
    'what was not written has no id'
);
select results_eq(
    'execute tables(false, false)',
    $$values
        ('shows', 1, 'inserted', null, null), ('shows', 2, 'rejected', 'INVALID_VALUE', 'Gage'),
        ('show_costs', 1, 'inserted', null, null),
        ('show_costs', 2, 'rejected', 'PARENT_NOT_IMPORTED', 'Day'),
        ('show_costs', 3, 'inserted', null, null)$$,
    'else the good rows, by the headings of their table'
);
select results_eq(
    'money',
    $$values (1234.5, 'hotel', 90::numeric, 'EUR', null::text), (1234.5, 'hotel', 70, 'EUR', null)$$,
    'in the currency of the deal; a column that is not named is ignored'
);
select results_eq(
    $$select verdict from api.import_shows(
        '[{"date": "1.5.2027", "venue": "Hall", "fee": "1,234.50", "currency": "eur"}]', tests.id('band'),
        costs => '[{"date": "1.5.2027", "kind": "Hotels", "amount": "90.00"},
            {"date": "1.5.2027", "kind": "Hotels", "amount": "75"}]')$$,
    '{unchanged,unchanged,updated}'::text[], 'again, what is the same stays'
);
select throws_code(
    $$select from api.import_shows('[]', tests.id('band'), costs => '{}')$$, 'INVALID_ARGUMENT',
    'costs are an array'
);
select throws_code(
    $$select from api.import_shows('[]', tests.id('band'), columns => '{"A": "b"}')$$, 'INVALID_ARGUMENT',
    'columns name fields'
);
select throws_code(
    $$select from api.import_shows('[]', tests.id('band'), cost_columns => '{"A": "fee"}')$$,
    'INVALID_ARGUMENT', 'of their table'
);
select results_eq(
    $$select verdict, code from api.import_shows(costs => '[{"date": "2027-05-01", "amount": 1}]',
        org_id => tests.id('band'))$$,
    $$values ('inserted', null)$$, 'costs alone, of a show that is here'
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
