-- Tests functions/tour/sheet_parts: parts that add up to what came in.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select is(
    (
        select sum((part ->> 'amount')::numeric)
        from tour.settlement_inputs(tests.id('gig')) as inputs,
            jsonb_array_elements(tour.sheet_parts('The Band', inputs, tour.calculate(inputs))) as part
    ),
    40188.50, 'they are the whole'
);
select results_eq(
    $$select part ->> 'name' from tour.settlement_inputs(tests.id('gig')) as inputs,
        jsonb_array_elements(tour.sheet_parts('The Band', inputs, tour.calculate(inputs))) as part
    where part ->> 'name' is not null$$,
    array['Primary', 'The Band', 'Mojo'], 'and have the names of the deal'
);

select * from finish();
rollback;
