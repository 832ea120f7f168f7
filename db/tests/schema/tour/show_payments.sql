-- Tests schema/tour/show_payments: what a payment may say.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_payments (show_id, kind, amount, currency)
values (tests.id('gig'), 'deposit', 10, 'EUR');

select throws_ok(
    format('update api.show_payments set %s', change), '23514',
    format('new row for relation "show_payments" violates check constraint "show_payments_%s_check"', name),
    change || ' is refused'
)
from (values
    ('kind = ''gift''', 'kind_known'),
    ('amount = 0', 'amount_bounds'),
    ('amount = ''NaN''', 'amount_bounds'),
    ('amount = 1e12', 'amount_bounds'),
    ('due_on = ''2200-01-01''', 'due_on_bounds'),
    ('paid_on = ''1799-12-31''', 'paid_on_bounds'),
    ('reference = ''''', 'reference_length'),
    ('fx_rate = 0', 'fx_rate_bounds'),
    ('fx_rate = 0.0000000000001', 'fx_rate_bounds')
) as refused (change, name);
select throws_code(
    $$update api.show_payments set currency = 'XXQ'$$, 'UNKNOWN_CURRENCY', 'a currency is one of ISO 4217'
);

select * from finish();
rollback;
