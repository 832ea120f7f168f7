-- Tests functions/tour/import_finances.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare put as select tour.import_finances(tests.id('gig'), $1::jsonb);

select tests.become(tests.id('finance'));
select results_eq(
    $$execute put('{"currency": "EUR", "fee": " "}')$$, array[false], 'a row without money changes nothing'
);
select results_eq(
    $$execute put('{"currency": "usd", "door_price": "5.0"}')$$, array[true],
    'a row with money makes finances'
);
select results_eq(
    $$execute put('{"currency": "USD", "door_price": "5"}')$$, array[false], 'the same again changes nothing'
);
select results_eq($$execute put('{"fee": "100"}')$$, array[true], 'what is new is added');
select results_eq(
    'select currency, door_price, fee, version
        from api.show_deals', $$values ('USD', 5.0, 100::numeric, 2)$$,
    'and what is not said stays'
);
select throws_code($$execute put('{"fee": "a lot"}')$$, 'INVALID_VALUE', 'what cannot be read is refused');
select throws_code(
    $$execute put('{"fee": "1.001"}')$$, 'AMOUNT_PRECISION', 'so is what does not fit the currency'
);

select * from finish();
rollback;
