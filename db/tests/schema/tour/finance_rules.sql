-- Tests schema/tour/finance_rules: what a rule may say, and that each organization has one row of them.
begin;
select plan(21);
\ir ../../support/fixtures.psql

insert into api.finance_rules (org_id) values (tests.id('band'));

select results_eq(
    $$select currency, rounding, withholding_percent, ticket_tax_mode, agency_base, fx_sources
    from api.finance_rules where org_id = tests.id('band')$$,
    $$values (null, 'half_even', 0::numeric, 'inside', 'gross_fee', '{manual,ECB}'::text[])$$,
    'an empty row says what no row says'
);
select throws_ok(
    $$insert into api.finance_rules (org_id) values (tests.id('band'))$$, '23505',
    'duplicate key value violates unique constraint "finance_rules_org_id_key"', 'one an organization'
);
select throws_ok(
    format('update api.finance_rules set %s', change), '23514',
    format('new row for relation "finance_rules" violates check constraint "finance_rules_%s_check"', name),
    change || ' is refused'
)
from (values
    ('rounding = ''up''', 'rounding_known'),
    ('withholding_percent = 100.1', 'withholding_percent_bounds'),
    ('withholding_percent = 1.00001', 'withholding_percent_bounds'),
    ('ticket_tax_percent = -1', 'ticket_tax_percent_bounds'),
    ('ticket_tax_mode = ''over''', 'ticket_tax_mode_known'),
    ('fee_tax_percent = 101', 'fee_tax_percent_bounds'),
    ('agency_name = ''''', 'agency_name_length'),
    ('agency_percent = 101', 'agency_percent_bounds'),
    ('agency_base = ''gross''', 'agency_base_known'),
    ('management_name = ''''', 'management_name_length'),
    ('management_percent = ''NaN''', 'management_percent_bounds'),
    ('management_base = ''''', 'management_base_known'),
    ('deposit_percent = 101', 'deposit_percent_bounds'),
    ('fx_sources = ''{}''', 'fx_sources_count'),
    ('fx_sources = ''{"a b"}''', 'fx_sources_form'),
    ('fx_sources = ''{ECB,null}''', 'fx_sources_form')
) as refused (change, name);
select throws_code(
    $$update api.finance_rules set currency = 'XXQ'$$, 'UNKNOWN_CURRENCY', 'a currency is one of ISO 4217'
);
select lives_ok(
    $$update api.finance_rules set deleted_at = now()$$, 'the row can go'
);
select lives_ok(
    $$insert into api.finance_rules (org_id, currency) values (tests.id('band'), 'USD')$$, 'and another come'
);

select * from finish();
rollback;
