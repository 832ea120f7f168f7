-- Tests functions/tour/read_show_cost: by what a cost is known when it is imported again.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare put as
select (tour.import_cost(tour.read_show_cost(
    tests.id('band'), '{"date": "2027-03-02", "currency": "EUR"}'::jsonb || $1::jsonb, $2
))).verdict;
prepare stored as select kind, description, amount from api.show_costs order by id;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute put('{"kind": "Pyro", "amount": "5"}', 1)$$, array['inserted'], 'a cost of a show'
);
select results_eq($$execute put('{"kind": "Pyro", "amount": "5"}', 1)$$, array['unchanged'], 'again');
select results_eq(
    $$execute put('{"kind": "Pyro", "amount": "6"}', 1)$$, array['updated'], 'with another amount'
);
select results_eq(
    $$execute put('{"kind": "Pyro", "amount": "7"}', 2)$$, array['inserted'], 'another of the same words'
);
select results_eq(
    'stored', $$values ('other', 'Pyro', 6::numeric), ('other', 'Pyro', 7)$$, 'stands beside it'
);
select results_eq(
    $$execute put('{"external_id": "c-1", "kind": "hotel", "amount": "8"}', 1)$$, array['inserted'],
    'one with an id of its own'
);
select results_eq(
    $$execute put('{"external_id": "c-1", "kind": "crew", "amount": "8"}', 2)$$, array['updated'],
    'is known by it'
);
select throws_code(
    $$execute put('{"date": "2027-03-03", "amount": "8"}', 1)$$, 'PARENT_NOT_IMPORTED', 'a show there must be'
);

select * from finish();
rollback;
