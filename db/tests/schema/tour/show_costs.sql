-- Tests schema/tour/show_costs: what a bill may say, and what it is if it says nothing.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 10, 'EUR');

select throws_ok(
    format('update api.show_costs set %s', change), '23514',
    format('new row for relation "show_costs" violates check constraint "show_costs_%s_check"', name),
    change || ' is refused'
)
from (values
    ('kind = ''bribe''', 'kind_known'),
    ('description = repeat(''x'', 1001)', 'description_length'),
    ('supplier = ''''', 'supplier_length'),
    ('amount = -1', 'amount_bounds'),
    ('amount = ''NaN''', 'amount_bounds'),
    ('fx_rate = 0', 'fx_rate_bounds'),
    ('paid_by = ''nobody''', 'paid_by_known'),
    ('deducted = ''side''', 'deducted_known'),
    ('incurred_on = ''2200-01-01''', 'incurred_on_bounds'),
    ('receipt_url = ''javascript:alert(1)''', 'receipt_url_form'),
    ('receipt_url = ''https://x/'' || repeat(''x'', 2000)', 'receipt_url_form'),
    ('external_id = ''''', 'external_id_length')
) as refused (change, name);
select results_eq(
    'select paid_by, deducted from api.show_costs', $$values ('act', 'bottom')$$, 'it is the act''s own'
);
select throws_code(
    $$update api.show_costs set currency = 'XXQ'$$, 'UNKNOWN_CURRENCY', 'a currency is one of ISO 4217'
);
select throws_ok(
    $$insert into api.show_costs (show_id, kind, amount, currency, external_id)
        select tests.id('gig'), 'crew', 1, 'EUR', 'c-1' from generate_series(1, 2)$$,
    '23505', 'duplicate key value violates unique constraint "show_costs_show_id_external_id_key"',
    'a show has one cost of an id elsewhere'
);

select * from finish();
rollback;
