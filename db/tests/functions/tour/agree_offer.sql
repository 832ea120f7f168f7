-- Tests functions/tour/agree_offer.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.finance_rules (org_id, deposit_percent) values (tests.id('band'), 50);
insert into api.show_deals (show_id, currency, fee, promoter_name) values (tests.id('gig'), 'USD', 9, 'Hall');
insert into api.show_offers (id, org_id, show_id, number, offered_by, terms) values
(
    tests.id('offer'), tests.id('band'), tests.id('gig'), 1, 'act',
    '{
        "deal": {"currency": "EUR", "fee": 100.01, "deal_type": "versus"},
        "bonuses": [{"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50}]
    }'
);
prepare agree as
select state, answer, answered_at, signed_url
from api.agree_offer(tests.id('offer'), 'Gladly', 'https://a.b/c', '2027-02-01');
prepare deal as select deal_type, currency, fee, promoter_name, version from api.show_deals;

select tests.become(tests.id('crew'));
select throws_code($$execute agree$$, 'PERMISSION_DENIED', 'crew agrees nothing');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute agree$$, 'STEP_UP_REQUIRED', 'nor who has come by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute agree$$, 'NOT_FOUND', 'a stranger knows of no offer');

select tests.become(tests.id('manager'));
select throws_code($$execute agree$$, 'SHOW_INCOMPLETE', 'what is agreed is whole');
select results_eq(
    'deal', $$values ('guarantee', 'USD', 9::numeric, 'Hall', 1)$$, 'otherwise nothing has happened'
);
select is((select state from api.show_offers), 'offered', 'to the offer neither');

select tests.become_superuser();
alter table api.show_offers disable trigger _200_guard_offers;
update api.show_offers
set terms = jsonb_set(terms, '{deal}', (terms -> 'deal') || '{"percent": 70, "percent_base": "net"}');
alter table api.show_offers enable trigger _200_guard_offers;
select tests.become(tests.id('finance'));
select results_eq(
    'agree', $$values ('agreed', 'Gladly', now(), 'https://a.b/c')$$, 'a whole one is agreed'
);
select results_eq(
    'deal', $$values ('versus', 'EUR', 100.01, null, 2)$$, 'the deal says what was agreed and no more'
);
select results_eq('select amount from api.deal_bonuses', array[50::numeric], 'bonuses and all');
select results_eq(
    'select kind, amount, currency, due_on, paid_on from api.show_payments',
    $$values ('deposit', 50::numeric, 'EUR', date '2027-02-01', null::date)$$,
    'and the deposit is due, rounded half even'
);
select throws_code($$execute agree$$, 'OFFER_CLOSED', 'once');
select lives_ok(
    $$select api.offer_deal(tests.id('gig'), '{"deal": {"fee": 120}}')$$,
    'what was agreed can be talked about anew'
);
select results_eq(
    $$select state, terms #>> '{deal,fee}' from api.show_offers order by number$$,
    $$values ('agreed', '100.01'), ('offered', '120')$$, 'and stands'
);
select lives_ok(
    $$select api.agree_offer((select id from api.show_offers where state = 'offered'))$$, 'agreed anew'
);
select is((select count(*)::integer from api.show_payments), 1, 'there is one deposit still');

select * from finish();
rollback;
