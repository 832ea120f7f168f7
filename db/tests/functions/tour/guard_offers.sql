-- Tests functions/tour/guard_offers: what was said stays said.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_offers (id, org_id, show_id, number, offered_by, terms) values
(tests.id('offer'), tests.id('band'), tests.id('gig'), 1, 'act', '{"deal": {"fee": 1}}');

update api.show_offers
set terms = '{}', number = 9, offered_by = 'promoter', note = 'x', deal_version = 4,
signed_url = 'https://a.b/1';
select results_eq(
    $$select terms, number, offered_by, note, deal_version, signed_url from api.show_offers$$,
    $$values ('{"deal": {"fee": 1}}'::jsonb, 1, 'act', null, null::integer, 'https://a.b/1')$$,
    'nobody changes what was offered'
);
update api.show_offers set signed_url = 'https://a.b/2';
select results_eq('select signed_url from api.show_offers', array['https://a.b/2'], 'but where it lies');

update api.show_offers set state = 'agreed', answer = 'Yes', answered_at = now();
update api.show_offers set state = 'offered', answer = 'No', answered_at = null;
select results_eq(
    'select state, answer, answered_at from api.show_offers', $$values ('agreed', 'Yes', now())$$,
    'nor what was answered'
);
select throws_code(
    $$update api.show_offers set signed_url = 'https://a.b/3'$$, 'OFFER_CLOSED', 'what was signed is signed'
);
select is(
    tests.error($$update api.show_offers set signed_url = 'https://a.b/3'$$) ->> 'details',
    format('offer_id=%s signed_url=https://a.b/2', tests.id('offer')), 'which says so'
);
update api.show_offers set signed_url = null;
select results_eq(
    'select signed_url from api.show_offers', array['https://a.b/2'],
    'and stays, whatever a show is put back to'
);

select * from finish();
rollback;
