-- Tests functions/tour/settlement_lines: what a settlement moves in the books.
begin;
select plan(3);

prepare lines (jsonb) as
select concat_ws(' ', account, amount) from tour.settlement_lines($1, tour.calculate($1)) order by 1;

select results_eq(
    $$execute lines('{"deal": {"fee": 1000, "fee_tax_percent": 20, "withholding_percent": 10,
    "agency_percent": 10, "management_percent": 15}, "costs": [
    {"amount": 100, "deducted": "top", "paid_by": "promoter"},
    {"amount": 30, "deducted": "top", "paid_by": "act"},
    {"amount": 50, "deducted": "bottom", "paid_by": "management"},
    {"amount": 7, "deducted": "bottom", "paid_by": "promoter"}]}')$$,
    array[
        'act -30.00', 'agency -100.00', 'agency_commission 100.00', 'costs 57.00', 'fee -1000.00',
        'management -200.00', 'management_commission 150.00', 'promoter 1123.00', 'tax_office -200.00',
        'withholding 100.00'
    ],
    'who owes, what it was for, who is owed'
);
select is_empty($$execute lines('{"costs": []}')$$, 'nothing moves nothing');
select is(
    (select sum(amount) from tour.settlement_lines(input, tour.calculate(input))), 0::numeric,
    'all adds up to zero'
)
from (values (
    '{"deal": {"fee": 333.33, "fee_tax_percent": 7.7, "withholding_percent": 33.3, "agency_percent": 12.5},
    "costs": [{"amount": 99.99, "deducted": "bottom", "paid_by": "agency", "times": 7, "per": 3}]}'::jsonb
)) as deal (input);

select * from finish();
rollback;
