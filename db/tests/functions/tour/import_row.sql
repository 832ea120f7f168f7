-- Tests functions/tour/import_row.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare put as
select section, "row", verdict, code, details, heading
from tour.import_row(tests.id('band'), $1, $2::jsonb, '{"Tag": "date", "Gage": "fee"}', 7, 1);

select tests.become(tests.id('manager'));
select results_eq(
    $$execute put('shows', '{"date": "2027-05-01"}')$$,
    $$values ('shows', 7, 'inserted', null, null, null)$$, 'a show'
);
select results_eq(
    $$execute put('show_costs', '{"date": "2027-05-01", "amount": 5, "currency": "EUR"}')$$,
    $$values ('show_costs', 7, 'inserted', null, null, null)$$, 'a cost of it'
);
select results_eq(
    $$execute put('shows', '{"date": "2027-05-02", "fee": "1.234", "currency": "EUR"}')$$,
    $$values ('shows', 7, 'rejected', 'INVALID_VALUE', 'fee=1.234: 1234 or 1.2340?', 'Gage')$$,
    'a value that cannot be read, with its heading'
);
select results_eq(
    $$execute put('shows', '{"date": "2027-05-02", "fee": "-1", "currency": "EUR"}')$$,
    $$values ('shows', 7, 'rejected', '23514', null, null)$$, 'what a constraint says'
);
select is_empty($$select from api.shows where show_on = '2027-05-02'$$, 'a bad row leaves nothing behind');

select * from finish();
rollback;
