-- Tests functions/tour/summary_currency.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select is((tour.summary_currency(tests.id('rivals'), null)).code, 'USD', 'the organization''s currency');
select is((tour.summary_currency(tests.id('rivals'), 'JPY')).code, 'JPY', 'unless another one is asked for');
select throws_code(
    $$select tour.summary_currency(tests.id('rivals'), 'XXQ')$$, 'UNKNOWN_CURRENCY', 'which must exist'
);

select * from finish();
rollback;
