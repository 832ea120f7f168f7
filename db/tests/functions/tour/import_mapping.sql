-- Tests functions/tour/import_mapping.
begin;
select plan(9);
\ir ../../support/fixtures.psql

create function tests.mapping(columns jsonb, rows jsonb default '[{"Date": 1}, {"Pay": 2}, 5]')
returns jsonb
language sql
as $$select tour.import_mapping('shows', rows, columns)$$;

select tests.become(tests.id('viewer'));
select is(tests.mapping(null), '{"Date": "date"}', 'what is known, if nothing is said');
select is(
    tests.mapping('{"Pay": "fee", "Date": null, "X": ""}'), '{"Pay": "fee"}', 'else what is said, and no more'
);
select is(
    tests.error(format('select tests.mapping(%L)', wrong)) - '{message,hint,status}'::text[],
    jsonb_build_object('code', 'INVALID_ARGUMENT', 'details', details), 'not ' || wrong
)
from (values
    ('{"Pay": "feee"}', 'columns.Pay=feee'), ('{"Pay": "guarantee"}', 'columns.Pay=guarantee'),
    ('{"A": "fee", "B": "fee"}', 'columns.A=fee'), ('[]', 'columns is not an object')
) as given (wrong, details);
select throws_code($$select tests.mapping(null, '{}')$$, 'INVALID_ARGUMENT', 'rows are an array');
select throws_code(
    $$select tests.mapping(null, (select jsonb_agg(n) from generate_series(1, 5001) as n))$$,
    'ROW_LIMIT_EXCEEDED', 'of 5,000 at most'
);
select is(tests.mapping(null, '[]'), '{}', 'or none');

select * from finish();
rollback;
