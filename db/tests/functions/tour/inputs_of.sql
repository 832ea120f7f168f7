-- Tests functions/tour/inputs_of: live rows before a show is settled, locked ones after, payments
-- always live, at their own rates.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select is(
    tour.inputs_of(tests.id('gig')), tour.settlement_inputs(tests.id('gig')),
    'before it is settled they are live'
);
select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select tests.become_superuser();
update api.show_payments set paid_on = '1990-01-06' where id = tests.id('rest');
update core.fx_rates set rate = 2 where currency = 'USD' and rate_on = '1990-01-05';
select is(
    jsonb_path_query_first(tour.settlement_inputs(tests.id('gig')), '$.costs[*] ? (@.kind == "hotel").per'),
    '2', 'when a rate is loaded anew'
);
select is(
    jsonb_path_query_first(tour.inputs_of(tests.id('gig')), '$.costs[*] ? (@.kind == "hotel").per'),
    '1.0813', 'a settled show keeps the one that it was settled with'
);
select is(
    jsonb_path_query_array(
        tour.inputs_of(tests.id('gig')), '$.payments[*] ? (@.currency == "USD").per'
    ),
    '[1.0813]', 'a payment the one that it came into the books with'
);
select is(
    jsonb_array_length(
        jsonb_path_query_array(tour.inputs_of(tests.id('gig')), '$.payments[*] ? (@.paid_on != null)')
    ),
    2, 'and has what was paid since'
);

select * from finish();
rollback;
