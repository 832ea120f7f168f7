-- Tests functions/tour/place_per_diem.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare pay (text, numeric, text) as
insert into api.per_diems (org_id, user_id, starts_on, ends_on, amount, currency, tour_id)
values (tests.id('band'), tests.id($1), '2027-03-01', '2027-03-02', $2, 'EUR', tests.id($3)) returning total;
select tests.become(tests.id('finance'));
select results_eq($$execute pay('crew', 35, 'spring')$$, array[70::numeric], 'a member on a tour');
select is(
    tests.error($$execute pay('stranger', 35, 'spring')$$) ->> 'details', 'user_id=' || tests.id('stranger'),
    'nobody from outside'
);
select is(
    tests.error($$execute pay('crew', 35, 'nowhere')$$) ->> 'details', 'tour_id=' || tests.id('nowhere'),
    'no tour that is not there'
);
select throws_code($$execute pay('crew', 0.001, 'spring')$$, 'AMOUNT_PRECISION', 'no part of a cent');
select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute pay('stranger', 1, 'nowhere')$$, '42501',
    'new row violates row-level security policy for table "per_diems"', 'who may not write learns nothing'
);

select * from finish();
rollback;
