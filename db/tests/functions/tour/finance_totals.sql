-- Tests functions/tour/finance_totals; with real shows: functions/tour/finance_summary.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee, promoter_name) values
(tests.id('gig'), 'EUR', 100.01, 'Mojo');
insert into api.shows (id, org_id, name, show_on, status)
values (tests.id('late'), tests.id('band'), 'Late', '2027-03-09', 'pending');
insert into api.show_deals (show_id, currency, fee) values (tests.id('late'), 'EUR', 0.03);

-- Costs of the first show in another currency, converted.
create function pg_temp.converted(missing text) returns tour.converted_line[] language sql as $$
    select array[
        row(
            tests.id('gig'), '2027-03-02', '2027-03-01', 'draft', 'NL', tests.id('spring'), 'Mojo', 0,
            0, 0, 0, 0, 501, 0, 0, 0, missing
        )::tour.converted_line
    ]
$$;
prepare totals as
select month_on, status, promoter_name, shows, excluded, fee, costs, due
from tour.finance_totals(
    tests.id('band'), null, null, 'EUR', $1, '{draft,pending}', $2, pg_temp.converted($3)
)
order by fee desc;

select results_eq(
    $$execute totals('month', null, null)$$,
    $$values (
        date '2027-03-01', null, null, 2::bigint, 0::bigint, 10004::numeric, 501::numeric, 10004::numeric
    )$$,
    'lines of the currency and converted ones are one sum'
);
select results_eq(
    $$execute totals('party', null, null)$$,
    $$values
        (null::date, null, 'Mojo', 1::bigint, 0::bigint, 10001::numeric, 501::numeric, 10001::numeric),
        (null, null, null, 1, 0, 3, 0, 3)$$,
    'only the key of the grouping is there'
);
select results_eq(
    $$execute totals('status', '{"draft": 0.5}', null)$$,
    $$values
        (null::date, 'draft', null, 1::bigint, 0::bigint, 5000::numeric, 250::numeric, 5000::numeric),
        (null, 'pending', null, 1, 0, 3, 0, 3)$$,
    'a weight counts for its status, line by line'
);
select results_eq(
    $$execute totals('month', '{"draft": 0.5, "pending": 0.5}', null)$$,
    $$values (
        date '2027-03-01', null, null, 2::bigint, 0::bigint, 5002::numeric, 250::numeric, 5002::numeric
    )$$,
    'so that it is the same sum under every grouping'
);
select results_eq(
    $$execute totals('month', null, 'USD')$$,
    $$values (
        date '2027-03-01', null, null, 1::bigint, 1::bigint, 3::numeric, 0::numeric, 3::numeric
    )$$,
    'a show that lacks a rate is left out wholly'
);

select * from finish();
rollback;
