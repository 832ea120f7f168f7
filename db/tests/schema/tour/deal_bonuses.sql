-- Tests schema/tour/deal_bonuses: what a bonus may say, and must.
begin;
select plan(20);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
values (tests.id('gig'), 'tickets', 100, 'flat', 50);

select throws_ok(
    format('update api.deal_bonuses set %s', change), '23514',
    format('new row for relation "deal_bonuses" violates check constraint "deal_bonuses_%s_check"', name),
    change || ' is refused'
)
from (values
    ('measure = ''noise''', 'measure_known'),
    ('kind = ''gift''', 'kind_known'),
    ('threshold = -1', 'threshold_bounds'),
    ('threshold = ''NaN''', 'threshold_bounds'),
    ('threshold = 99.5', 'threshold_whole'),
    ('measure = ''gross'', threshold = 0.00001', 'threshold_scale'),
    ('measure = ''percent_sold'', threshold = 100.1', 'threshold_percent'),
    ('measure = ''gross'', kind = ''per_ticket''', 'per_ticket_counts'),
    ('amount = null', 'amount_of_kind'),
    ('amount = -1', 'amount_bounds'),
    ('percent = 5, percent_base = ''net''', 'percent_of_kind'),
    ('kind = ''percent'', amount = null', 'percent_of_kind'),
    ('kind = ''percent'', amount = null, percent = 5', 'percent_base_named'),
    ('percent_base = ''net''', 'percent_base_named'),
    ('kind = ''percent'', amount = null, percent = 101, percent_base = ''net''', 'percent_bounds'),
    ('kind = ''percent'', amount = null, percent = 0.12345, percent_base = ''net''', 'percent_scale'),
    ('kind = ''percent'', amount = null, percent = 5, percent_base = ''fee''', 'percent_base_known')
) as refused (change, name);
select lives_ok(
    format('update api.deal_bonuses set %s', change), change || ' is taken'
)
from (values
    ('measure = ''percent_sold'', threshold = 99.5'),
    ('measure = ''tickets'', threshold = 100, kind = ''per_ticket'''),
    ('kind = ''percent'', amount = null, percent = 2.5, percent_base = ''net_gross''')
) as taken (change);

select * from finish();
rollback;
