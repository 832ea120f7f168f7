-- Tests schema/tour/deal_types: what each type takes and refuses, and the bounds of all terms.
begin;
select plan(39);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 10);

select throws_ok(
    format('update api.show_deals set %s', change), '23514',
    format('new row for relation "show_deals" violates check constraint "show_deals_%s_check"', name),
    change || ' is refused'
)
from (values
    ('deal_type = ''barter''', 'deal_type_known'),
    ('deal_type = ''percentage''', 'fee_of_type'),
    ('deal_type = ''door''', 'fee_of_type'),
    ('percent = 70, percent_base = ''net''', 'percent_of_type'),
    ('percent_base = ''net''', 'percent_of_type'),
    ('deal_type = ''per_ticket'', percent = 5, percent_base = ''net''', 'percent_of_type'),
    ('split_point = 5', 'split_point_of_type'),
    ('deal_type = ''versus'', split_point = 5', 'split_point_of_type'),
    ('per_ticket = 1', 'per_ticket_of_type'),
    ('deal_type = ''versus'', percent = 70', 'percent_base_named'),
    ('currency = null', 'currency_given'),
    ('deal_type = ''versus'', percent = 70, percent_base = ''fee''', 'percent_base_known'),
    ('bonus_rule = ''lowest''', 'bonus_rule_known'),
    ('ticket_tax_mode = ''under''', 'ticket_tax_mode_known'),
    ('agency_base = ''gross''', 'agency_base_known'),
    ('management_base = ''gross''', 'management_base_known'),
    ('fee = -1', 'fee_bounds'),
    ('fee = ''NaN''', 'fee_bounds'),
    ('deal_type = ''plus'', split_point = -1', 'split_point_bounds'),
    ('deal_type = ''per_ticket'', per_ticket = 100000000', 'per_ticket_bounds'),
    ('door_price = -1', 'door_price_bounds'),
    ('deal_type = ''versus'', percent = 101, percent_base = ''net''', 'percent_bounds'),
    ('deal_type = ''versus'', percent = 0.12345, percent_base = ''net''', 'percent_scale'),
    ('ticket_tax_percent = 100.1', 'ticket_tax_percent_bounds'),
    ('ticket_tax_percent = 1.00001', 'ticket_tax_percent_scale'),
    ('fee_tax_percent = 100.1', 'fee_tax_percent_bounds'),
    ('fee_tax_percent = 1.00001', 'fee_tax_percent_scale'),
    ('withholding_percent = 100.1', 'withholding_percent_bounds'),
    ('withholding_percent = 1.00001', 'withholding_percent_scale'),
    ('agency_percent = 100.1', 'agency_percent_bounds'),
    ('agency_percent = 1.00001', 'agency_percent_scale'),
    ('management_percent = 100.1', 'management_percent_bounds'),
    ('management_percent = 1.00001', 'management_percent_scale')
) as refused (change, name);

-- One after the other: what a type does not take goes in the same statement.
select lives_ok(format('update api.show_deals set %s', change), change || ' is taken')
from (values
    ('deal_type = ''versus'', percent = 70, percent_base = ''net_gross'''),
    ('deal_type = ''plus'', percent = 70, percent_base = ''net'', split_point = 5000'),
    ('deal_type = ''percentage'', fee = null, split_point = null'),
    ('deal_type = ''door'', percent = null, percent_base = null'),
    ('deal_type = ''per_ticket'', per_ticket = 1.5, fee = 100'),
    ('deal_type = ''versus'', per_ticket = null, percent = null')
) as taken (change);

select * from finish();
rollback;
