-- Tests schema/tour/ticket_scales: what a price may say.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.ticket_scales (show_id, name, price) values (tests.id('gig'), 'Floor', 10);

select throws_ok(
    format('update api.ticket_scales set %s', change), '23514',
    format('new row for relation "ticket_scales" violates check constraint "ticket_scales_%s_check"', name),
    change || ' is refused'
)
from (values
    ('name = ''''', 'name_length'),
    ('price = -0.01', 'price_bounds'),
    ('price = 100000000', 'price_bounds'),
    ('price = ''NaN''', 'price_bounds'),
    ('capacity = -1', 'capacity_bounds'),
    ('expected_count = 5000001', 'expected_count_bounds'),
    ('sold_count = -1', 'sold_count_bounds'),
    ('comp_count = -1', 'comp_count_bounds')
) as refused (change, name);
select lives_ok(
    $$update api.ticket_scales
        set price = 0, capacity = 0, sold_count = 0, expected_count = 0, comp_count = 0$$,
    'a scale may be free, and empty'
);

select * from finish();
rollback;
