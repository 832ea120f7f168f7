-- Tests functions/tour/make_offer: a trial write leaves nothing behind.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
prepare make (jsonb) as
select (tour.make_offer(shows, $1, 'act', null)).terms -> 'deal' -> 'percent'
from api.shows where id = tests.id('gig');

select results_eq(
    $$execute make('{"deal": {"deal_type": "percentage", "percent": 2, "percent_base": "net"}}')$$,
    $$values ('2'::jsonb)$$, 'an offer'
);
select results_eq(
    'select fee, version from api.show_deals', $$values (100::numeric, 1)$$, 'the deal is as it was'
);
select results_eq(
    $$select table_name, op from change.log
    where table_name in ('show_deals', 'deal_bonuses', 'show_offers')$$,
    $$values ('show_deals', 'insert'), ('show_offers', 'insert')$$, 'and the log knows of the offer alone'
);
select throws_code($$execute make('{}')$$, 'OFFER_OPEN', 'one at a time');
update api.show_offers set deleted_at = now();
select lives_ok($$execute make('{}')$$, 'that is there');

select * from finish();
rollback;
