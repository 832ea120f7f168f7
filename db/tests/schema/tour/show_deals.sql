-- Tests schema/tour/show_deals: a deal beside its terms, which are in schema/tour/deal_types.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 10);

select throws_ok(
    format('update api.show_deals set %s', change), '23514',
    format('new row for relation "show_deals" violates check constraint "show_deals_%s_check"', name),
    change || ' is refused'
)
from (values
    ('promoter_name = ''''', 'promoter_name_length'),
    ('agency_name = ''''', 'agency_name_length'),
    ('management_name = ''''', 'management_name_length'),
    ('fx_rate = 1', 'fx_both'),
    ('fx_currency = ''USD''', 'fx_both'),
    ('fx_currency = ''EUR'', fx_rate = 1', 'fx_other_currency'),
    ('fx_currency = ''USD'', fx_rate = 0', 'fx_rate_bounds'),
    ('fx_currency = ''USD'', fx_rate = 0.0000000000001', 'fx_rate_bounds')
) as refused (change, name);
select throws_ok(
    $$insert into api.show_deals (show_id) values (tests.id('gig'))$$, '23505',
    'duplicate key value violates unique constraint "show_deals_show_id_key"', 'a show has one deal'
);
select throws_code(
    $$update api.show_deals set fx_currency = 'XXQ', fx_rate = 1$$, 'UNKNOWN_CURRENCY',
    'a currency is one of ISO 4217'
);

select * from finish();
rollback;
