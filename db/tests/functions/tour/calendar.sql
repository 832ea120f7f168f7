-- Tests functions/tour/calendar: whose it is, and which days.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (org_id, name, show_on)
select tests.id('band'), 'in ' || days, current_date + days from unnest(array[-1, 0, 365, 366]) as days;

select tests.become(tests.id('crew'));
select results_eq(
    $$select title from api.calendar() where title like 'in %'$$, array['in 0', 'in 365'],
    'a year from today'
);
select results_eq(
    $$select title from api.calendar(current_date - 1, current_date)$$, array['in -1', 'in 0'],
    'or other days'
);
select is_empty($$select from api.calendar(content => '{holds}')$$, 'or other things');
select tests.become(null);
select throws_ok(
    'select api.calendar()', '42501', 'permission denied for function calendar', 'nobody has none'
);

select * from finish();
rollback;
