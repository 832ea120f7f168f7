-- Tests functions/tour/payment_lines: what a payment moves in the books.
begin;
select plan(4);

prepare lines (jsonb, numeric) as
select concat_ws(' ', account, amount, currency)
from jsonb_to_recordset(tour.payment_lines($1, $2, 'EUR'))
    as line (account text, amount numeric, currency text);

select results_eq(
    $$execute lines('{"amount": 500, "currency": "EUR"}', 500.00)$$,
    array['bank 500 EUR', 'promoter -500.00 EUR'], 'the bank has it, the promoter owes it no more'
);
select results_eq(
    $$execute lines('{"amount": 300, "currency": "USD"}', 277.44)$$,
    array['bank 300 USD', 'exchange 277.44 EUR', 'exchange -300 USD', 'promoter -277.44 EUR'],
    'what came in one currency paid what was owed in another'
);
select results_eq(
    $$execute lines('{"kind": "refund", "amount": 50, "currency": "EUR"}', -50.00)$$,
    array['bank -50 EUR', 'promoter 50.00 EUR'], 'a refund is the other way round'
);
select results_eq(
    $$execute lines('{"amount": 0.001, "currency": "KWD"}', 0)$$,
    array['bank 0.001 KWD', 'exchange -0.001 KWD'], 'what comes to nothing is in the bank all the same'
);

select * from finish();
rollback;
