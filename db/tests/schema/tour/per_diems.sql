-- Tests schema/tour/per_diems.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.per_diems (id, org_id, user_id, starts_on, ends_on, amount, currency)
values (tests.id('pd'), tests.id('band'), tests.id('crew'), '2027-03-01', '2027-03-10', 35.5, 'EUR');
select results_eq(
    $$select day_count, total from api.per_diems$$, $$values (10, 355.0)$$, 'both days count, and add up'
);
select results_eq(
    $$select topics from api.per_diems$$,
    $$values (array[
        format('org:%s:finance', tests.id('band')), format('org:%s:member:%s', tests.id('band'),
        tests.id('crew'))
    ])$$, 'who reads money reads it, and the person'
);
select throws_ok(
    format('update api.per_diems set %s', assignment), '23514',
    format('new row for relation "per_diems" violates check constraint "per_diems_%s_check"', violated),
    violated
)
from (values
    ($$starts_on = '1799-12-31'$$, 'ends_on_bounds'),
    ($$ends_on = '2027-02-28'$$, 'ends_on_bounds'),
    ('amount = -1', 'amount_bounds'),
    ($$paid_on = '1700-01-01'$$, 'paid_on_bounds'),
    ($$notes = repeat('x', 2001)$$, 'notes_length')
) as wrong (assignment, violated);
select throws_ok(
    $$update api.per_diems set starts_on = '1799-12-31', ends_on = '1799-12-31'$$, '23514',
    'new row for relation "per_diems" violates check constraint "per_diems_starts_on_bounds_check"',
    'starts_on_bounds'
);
select tests.throws_code(
    $$update api.per_diems set currency = 'XXX'$$, 'UNKNOWN_CURRENCY', 'a currency exists'
);

select * from finish();
rollback;
