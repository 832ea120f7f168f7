-- Tests functions/tour/guard_deal_amounts. Two writers at once: tests/api/tour/test_deals.py.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare scale as insert into api.ticket_scales (show_id, name, price) values (tests.id('gig'), 'Floor', $1);
prepare bonus as
insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
values (tests.id('gig'), $1, $2, 'flat', $3);
prepare deal as insert into api.show_deals (show_id, currency) values (tests.id('gig'), $1);

select tests.become(tests.id('finance'));
select lives_ok('execute scale(10.125)', 'without a deal a price has no currency');
select is(
    tests.error($$execute deal('EUR')$$) - '{message,hint}'::text[],
    '{"code": "AMOUNT_PRECISION", "status": 422, "details": "price=10.125 currency=EUR minor_units=2"}',
    'with one it must fit, and details say why not'
);
select lives_ok($$execute deal('KWD')$$, 'as it does in dinars');
select throws_code(
    $$update api.show_deals set currency = 'USD'$$, 'AMOUNT_PRECISION', 'another currency asks again'
);
update api.ticket_scales set price = 10;
select lives_ok($$update api.show_deals set currency = 'JPY'$$, 'what fits is taken');
select throws_code('execute scale(1.5)', 'AMOUNT_PRECISION', 'a new price is asked');
select throws_code('update api.ticket_scales set price = 1.5', 'AMOUNT_PRECISION', 'so is another');
select throws_code($$execute bonus('tickets', 5, 0.5)$$, 'AMOUNT_PRECISION', 'and the amount of a bonus');
select throws_code(
    $$execute bonus('gross', 5.5, 1)$$, 'AMOUNT_PRECISION', 'and its threshold, where that is money'
);
select lives_ok($$execute bonus('percent_sold', 5.5, 1)$$, 'and not where it is a part of the house');
update api.ticket_scales set deleted_at = now();
update api.show_deals set deleted_at = now();
execute scale(1.5);
select lives_ok('update api.ticket_scales set deleted_at = now()', 'what is deleted asks nothing');

select * from finish();
rollback;
