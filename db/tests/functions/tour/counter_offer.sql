-- Tests functions/tour/counter_offer.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_offers (id, org_id, show_id, number, offered_by, terms) values
(
    tests.id('offer'), tests.id('band'), tests.id('gig'), 1, 'act',
    '{
        "deal": {"currency": "EUR", "fee": 100, "promoter_name": "Hall"},
        "bonuses": [{"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50}]
    }'
);
prepare counter (jsonb) as
select number, state, offered_by, note, terms #>> '{deal,fee}', terms #>> '{deal,promoter_name}'
from api.counter_offer(tests.id('offer'), $1, 'Less');
prepare offers as select number, offered_by, state from api.show_offers order by number;

select tests.become(tests.id('crew'));
select throws_code($$execute counter('{}')$$, 'PERMISSION_DENIED', 'crew does not counter');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute counter('{}')$$, 'STEP_UP_REQUIRED', 'nor who has come by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute counter('{}')$$, 'NOT_FOUND', 'a stranger knows of no offer');

select tests.become(tests.id('manager'));
select throws_code($$execute counter('{"fee": 1}')$$, 'INVALID_ARGUMENT', 'terms have a form');
select throws_code($$execute counter(null)$$, 'INVALID_ARGUMENT', 'and are given');
select throws_ok(
    $$execute counter('{"deal": {"fee": -1}}')$$, '23514',
    'new row for relation "show_deals" violates check constraint "show_deals_fee_bounds_check"',
    'what no deal can say is no offer'
);
select results_eq('offers', $$values (1, 'act', 'offered')$$, 'then the first is on the table still');
select results_eq(
    $$execute counter('{"deal": {"fee": 80}}')$$, $$values (2, 'offered', 'promoter', 'Less', '80', 'Hall')$$,
    'the same with one change, from the other side'
);
select results_eq(
    'offers', $$values (1, 'act', 'countered'), (2, 'promoter', 'offered')$$, 'the first has been countered'
);
select is(
    (select terms #>> '{bonuses,0,amount}' from api.show_offers where number = 2), '50', 'bonuses stay'
);
select throws_code($$execute counter('{}')$$, 'OFFER_CLOSED', 'once');

select * from finish();
rollback;
