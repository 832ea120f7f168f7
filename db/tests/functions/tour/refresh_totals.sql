-- Tests functions/tour/refresh_totals, and with it the figures that tour.show_lines defines.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare line as
select currency, shows, gross, fee, withholding, commissions, costs
from tour.show_totals where show_id = tests.id('gig') order by currency nulls first;

select results_eq(
    'line', $$values (null::text, 1, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint)$$,
    'a show without money has one line, which counts it'
);
update api.shows set actual_attendance = 201 where id = tests.id('gig');
insert into api.show_deals (
    show_id, currency, fee, door_price, withholding_percent, agency_percent, management_percent
)
values (tests.id('gig'), 'EUR', 100.50, 12.34, 10, 15, 5);
insert into api.show_costs (show_id, kind, amount, currency) values
(tests.id('gig'), 'hotel', 20.10, 'EUR'), (tests.id('gig'), 'crew', 30, 'EUR'),
(tests.id('gig'), 'light', 4000, 'JPY'), (tests.id('gig'), 'sound', 1.125, 'KWD');
select results_eq(
    'line',
    $$values
        ('EUR', 1, 248034::bigint, 10050::bigint, 1005::bigint, 2010::bigint, 5010::bigint),
        ('JPY', 0, 0, 0, 0, 0, 4000),
        ('KWD', 0, 0, 0, 0, 0, 1125)$$,
    'with money it has a line a currency, in minor units, and is counted once'
);
update api.show_deals set fee = 0.50, agency_percent = 1, management_percent = 3;
select results_eq(
    $$select commissions from tour.show_totals where show_id = tests.id('gig') and shows = 1$$,
    array[2::bigint],
    'each commission is rounded by itself, half to even: 0.5 to 0 and 1.5 to 2'
);
update api.show_deals set deleted_at = now();
select results_eq(
    'line',
    $$values
        (null::text, 1, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint),
        ('EUR', 0, 0, 0, 0, 0, 5010), ('JPY', 0, 0, 0, 0, 0, 4000), ('KWD', 0, 0, 0, 0, 0, 1125)$$,
    'costs alone do not count a show'
);
select results_eq(
    $$select org_id, show_on, month_on, status, country, tour_id from tour.show_totals
        where currency = 'JPY'$$,
    $$values (tests.id('band'), date '2027-03-02', date '2027-03-01', 'draft', 'NL', tests.id('spring'))$$,
    'a line says whose, when, where'
);

-- A line that somebody got wrong is right after a refresh, and so is one that is missing.
update tour.show_totals set costs = 1 where currency = 'JPY';
delete from tour.show_totals where currency = 'KWD';
call tour.refresh_totals(array[tests.id('gig'), tests.id('nothing')]);
select results_eq(
    $$select currency, costs from tour.show_totals where shows = 0 order by currency$$,
    $$values ('EUR', 5010::bigint), ('JPY', 4000), ('KWD', 1125)$$, 'it computes the lines anew'
);
select tests.become(tests.id('owner'));
select throws_ok(
    $$call tour.refresh_totals(array[tests.id('gig')])$$, '42501',
    'permission denied for procedure refresh_totals', 'which is not for members'
);
select throws_ok(
    'select from tour.show_totals', '42501', 'permission denied for table show_totals', 'nor are the totals'
);

select * from finish();
rollback;
