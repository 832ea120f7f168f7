-- Tests functions/tour/own_lines.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name) values (tests.id('undated'), tests.id('band'), 'Undated');
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 10);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 1, 'USD');

prepare line as
select show_id, fee from tour.own_lines(tests.id('band'), $1, $2, $3, $4) order by fee desc;

select results_eq(
    $$execute line(null, null, 'EUR', '{draft}')$$,
    $$values (tests.id('gig'), 1000::bigint), (tests.id('undated'), 0)$$,
    'lines of the currency, and of shows without money'
);
select results_eq(
    $$execute line(null, null, 'JPY', '{draft}')$$, $$values (tests.id('undated'), 0::bigint)$$,
    'not of other currencies'
);
select results_eq(
    $$execute line('2027-03-02', '2027-03-02', 'EUR', '{draft}')$$,
    $$values (tests.id('gig'), 1000::bigint)$$,
    'both days belong to the range, and what has no day does not'
);
select is_empty($$execute line('2027-03-03', null, 'EUR', '{draft}')$$, 'nothing before it');
select is_empty($$execute line(null, null, 'EUR', '{pending}')$$, 'nothing of another status');

select * from finish();
rollback;
