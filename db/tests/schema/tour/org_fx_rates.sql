-- Tests schema/tour/org_fx_rates: what a rate of an organization's own may be.
begin;
select plan(14);
\ir ../../support/fixtures.psql

prepare make (text, text, date, text) as
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on, source)
values (tests.id('band'), $1, $2, 1.25, $3, $4);

select lives_ok($$execute make('GBP', 'USD', '2026-05-01', 'manual')$$, 'a rate for a pair and a day');
select throws_ok(
    $$execute make('USD', 'GBP', '2026-05-01', 'manual')$$, '23505',
    'duplicate key value violates unique constraint "org_fx_rates_pair_rate_on_source_key"',
    'one of them, whichever way round'
);
select lives_ok($$execute make('USD', 'GBP', '2026-05-01', 'my_bank')$$, 'another source has another');
select lives_ok($$execute make('USD', 'GBP', '2026-05-02', 'manual')$$, 'as has another day');
select throws_ok(
    format('update api.org_fx_rates set %s', change), '23514',
    format('new row for relation "org_fx_rates" violates check constraint "org_fx_rates_%s_check"', name),
    change || ' is refused'
)
from (values
    ('to_currency = from_currency', 'two_currencies'),
    ('rate = 0', 'rate_bounds'),
    ('rate = ''NaN''', 'rate_bounds'),
    ('rate = 0.0000000000001', 'rate_bounds'),
    ('rate_on = ''infinity''', 'rate_on_bounds'),
    ('until_on = rate_on - 1', 'until_on_bounds'),
    ('source = ''ECB''', 'source_form'),
    ('note = repeat(''x'', 1001)', 'note_length')
) as refused (change, name);
select throws_code(
    $$execute make('GBP', 'XXQ', '2026-05-01', 'manual')$$, 'UNKNOWN_CURRENCY',
    'a currency is one of ISO 4217'
);
select results_eq(
    $$select distinct topics_after from change.log where table_name = 'org_fx_rates'$$,
    $$values (array['org:' || tests.id('band') || ':finance'])$$, 'who reads money is told'
);

select * from finish();
rollback;
