-- Tests functions/tour/import_cost.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add_cost as select (tour.import_cost(tour.read_cost(tests.id('gig'), null, $1::jsonb))).verdict;
prepare mend as
select (tour.import_cost(
    tour.read_cost(tests.id('gig'), (select id from api.show_costs), $1::jsonb)
)).verdict;
prepare stored as
select kind, amount, currency, paid_by, deducted, incurred_on, supplier, version from api.show_costs;

select tests.become(tests.id('manager'));
select throws_code($$execute add_cost('{"currency": "EUR"}')$$, 'INVALID_VALUE', 'an amount there must be');
select throws_code($$execute add_cost('{"amount": "5"}')$$, 'INVALID_VALUE', 'and a currency');
insert into api.show_deals (show_id, fee, currency) values (tests.id('gig'), 100, 'USD');
select results_eq($$execute add_cost('{"amount": "1.250,5"}')$$, array['inserted'], 'or a deal that has one');
select results_eq(
    'stored',
    $$values ('other', 1250.5, 'USD', 'act', 'bottom', null::date, null::text, 1)$$,
    'the act pays, off the bottom'
);
select results_eq(
    $$execute mend('{"kind": "hotel", "paid_by": "Promoter", "deducted": "top", "supplier": "Ibis",
        "incurred_on": "1.3.2027", "amount": 9, "currency": "eur",
        "receipt_url": "https://ibis.example/1"}')$$,
    array['updated'], 'what is said is written'
);
select results_eq(
    'stored',
    $$values ('hotel', 9::numeric, 'EUR', 'promoter', 'top', date '2027-03-01', 'Ibis', 2)$$, 'all of it'
);
select results_eq(
    $$execute mend('{"kind": "hotel", "supplier": "", "amount": "9,00"}')$$, array['unchanged'],
    'what is empty stays'
);
select throws_ok($$execute mend('{"paid_by": "nobody"}')$$, '23514', null, 'what is not allowed is refused');
select throws_code(
    $$select tour.read_cost(tests.id('gig'), tests.id('gone'), '{"amount": "5"}')$$, 'ROW_DELETED',
    'what is not there is not written'
);
select tests.become(tests.id('crew'));
select throws_ok(
    $$execute add_cost('{"amount": "5", "currency": "EUR"}')$$, '42501', null, 'crew write no money'
);
select tests.become(null);
select throws_ok(
    $$execute add_cost('{"amount": "5"}')$$, '42501', 'permission denied for function import_cost',
    'nor does who has no token'
);

select * from finish();
rollback;
