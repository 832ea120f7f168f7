-- Tests functions/tour/withdraw_offer.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_offers (id, org_id, show_id, number, offered_by, terms) values
(tests.id('offer'), tests.id('band'), tests.id('gig'), 1, 'act', '{"deal": {"currency": "EUR", "fee": 100}}');
prepare answer as
select state, answer, answered_at from api.withdraw_offer(tests.id('offer'), 'Sorry');

select tests.become(tests.id('crew'));
select throws_code($$execute answer$$, 'PERMISSION_DENIED', 'not by crew');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute answer$$, 'STEP_UP_REQUIRED', 'nor by who has come by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute answer$$, 'NOT_FOUND', 'nor by a stranger');
select tests.become(tests.id('manager'));
select results_eq('answer', $$values ('withdrawn', 'Sorry', now())$$, 'it is taken back');
select is_empty('select from api.show_deals', 'the deal is not touched');
select throws_code($$execute answer$$, 'OFFER_CLOSED', 'once');

select * from finish();
rollback;
