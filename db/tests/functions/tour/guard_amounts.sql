-- Tests functions/tour/guard_amounts.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare deal as insert into api.show_deals (show_id, currency, fee, door_price)
    values (tests.id('gig'), $1, $2, $3);
prepare bill as insert into api.show_costs (show_id, kind, amount, currency)
    values (tests.id('gig'), 'hotel', $1, $2);
select tests.become(tests.id('manager'));

select is(
    tests.error($$execute deal('EUR', 10.001, null)$$) - '{message,hint}'::text[],
    '{"code": "AMOUNT_PRECISION", "status": 422, "details": "fee=10.001 currency=EUR minor_units=2"}',
    'a fee with too many decimals is refused, and details say why'
);
select throws_code($$execute deal('EUR', 10, 0.001)$$, 'AMOUNT_PRECISION', 'so is a door price');
select throws_code($$execute deal('JPY', 10.5, null)$$, 'AMOUNT_PRECISION', 'yen have no decimals');
select lives_ok($$execute deal('KWD', 10.125, 5.0000)$$, 'dinars have three; zeros do not count');
select throws_code(
    $$update api.show_deals set currency = 'USD'$$, 'AMOUNT_PRECISION', 'another currency asks again'
);
select throws_code($$update api.show_deals set fee = 0.0001$$, 'AMOUNT_PRECISION', 'so does another fee');
select lives_ok($$update api.show_deals set currency = 'USD', fee = 0.01$$, 'what fits is taken');
select throws_code($$execute bill(1.999, 'EUR')$$, 'AMOUNT_PRECISION', 'the same holds for costs');
select lives_ok($$execute bill(1.99, 'EUR')$$, 'which fit here');
select throws_code($$update api.show_costs set currency = 'JPY'$$, 'AMOUNT_PRECISION', 'and not there');

select throws_code(
    $$update api.show_deals set deal_type = 'plus', split_point = 0.001$$, 'AMOUNT_PRECISION', 'a split point'
);
select throws_code(
    $$update api.show_deals set deal_type = 'per_ticket', per_ticket = 0.001$$, 'AMOUNT_PRECISION',
    'what the act has of a ticket'
);
select throws_code(
    $$insert into api.show_payments (show_id, kind, amount, currency)
        values (tests.id('gig'), 'deposit', 0.5, 'JPY')$$,
    'AMOUNT_PRECISION', 'and payments'
);

select * from finish();
rollback;
