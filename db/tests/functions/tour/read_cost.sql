-- Tests functions/tour/read_cost: more of it with functions/tour/import_cost.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tests.become(tests.id('manager'));
select results_eq(
    $$select id, show_id, kind, amount, currency, paid_by, deducted
        from tour.read_cost(tests.id('gig'), null, '{"amount": "1.250,50", "currency": "eur"}')$$,
    $$values (null::uuid, tests.id('gig'), 'other', 1250.5, 'EUR', 'act', 'bottom')$$, 'a new one'
);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 10, 'EUR');
select results_eq(
    $$select id is not null, kind, amount, paid_by
        from tour.read_cost(tests.id('gig'), (select id from api.show_costs), '{"paid_by": "Promoter"}')$$,
    $$values (true, 'crew', 10::numeric, 'promoter')$$, 'one that there is, changed'
);
select results_eq('select paid_by from api.show_costs', array['act'], 'but not written');
select throws_code(
    $$select tour.read_cost(tests.id('gig'), null, '{"amount": "1.234", "currency": "EUR"}')$$,
    'INVALID_VALUE', 'what cannot be read is refused'
);

select * from finish();
rollback;
