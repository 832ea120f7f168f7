-- Tests functions/tour/import_new_costs.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare put as
select "row", verdict, section, show_id, cost_id is not null
from tour.import_new_costs(
    tests.id('band'),
    $1::jsonb,
    '{"date": "date", "kind": "kind", "amount": "amount", "currency": "currency"}'
);
prepare amounts as select amount from api.show_costs order by id;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute put('[{"date": "2.3.2027", "amount": 7, "currency": "EUR"},
        {"date": "2.3.2027", "amount": 5, "currency": "EUR"}]')$$,
    $$values (1, 'inserted', 'show_costs', tests.id('gig'), true),
        (2, 'inserted', 'show_costs', tests.id('gig'), true)$$,
    'new and good ones are inserted at once'
);
select results_eq('amounts', array[7, 5]::numeric[], 'in their order');
select is_empty(
    $$execute put('[{"date": "2.3.2027", "kind": "van", "amount": 1, "currency": "EUR"},
        {"date": "2.3.2027", "kind": "van", "amount": 1, "currency": "XXQ"}]')$$,
    'with a bad one'
);
select is_empty(
    $$execute put('[{"date": "2.3.2027", "kind": "van", "amount": 1, "currency": "EUR"},
        {"date": "2.3.2027", "amount": 5, "currency": "EUR"}]')$$,
    'or with one that is there already'
);
select results_eq('amounts', array[7, 5]::numeric[], 'none is');

select * from finish();
rollback;
