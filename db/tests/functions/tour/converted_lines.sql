-- Tests functions/tour/converted_lines.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.25, 'ECB'), ('JPY', '1990-01-05', 125, 'ECB');
update api.shows set show_on = '1990-01-06', actual_attendance = 100 where id = tests.id('gig');
insert into api.show_deals (show_id, currency, fee, door_price, withholding_percent)
values (tests.id('gig'), 'USD', 100.25, 10, 10);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 1000, 'JPY');

prepare line as
select gross, fee, withholding, commissions, costs, shows, missing
from tour.converted_lines(tests.id('band'), $1, $2, $3, $4) order by shows desc;

select results_eq(
    $$execute line(null, null, 'EUR', '{draft}')$$,
    $$values (80000::numeric, 8020::numeric, 802::numeric, 0::numeric, 0::numeric, 1, null),
    (0, 0, 0, 0, 800, 0, null)$$,
    'each line goes by the rate of its day, and each figure is rounded'
);
select results_eq(
    $$execute line(null, null, 'JPY', '{draft}')$$,
    $$values (100000::numeric, 10025::numeric, 1002::numeric, 0::numeric, 0::numeric, 1, null)$$,
    'between two others by way of the euro, half to even; a line of the target itself is not among them'
);
update api.show_deals set fx_currency = 'EUR', fx_rate = 2;
select results_eq(
    $$select fee from tour.converted_lines(tests.id('band'), null, null, 'EUR', '{draft}') where shows = 1$$,
    array[20050::numeric], 'the agreed rate goes before the day''s'
);
select results_eq(
    $$select fee from tour.converted_lines(tests.id('band'), null, null, 'JPY', '{draft}') where shows = 1$$,
    array[10025::numeric], 'but only into the currency that it was agreed for'
);
select results_eq(
    $$select missing from tour.converted_lines(tests.id('band'), null, null, 'GBP', '{draft}') order by 1$$,
    array['GBP', 'GBP'], 'a target without a rate is named'
);
update api.shows set show_on = '1990-02-01' where id = tests.id('gig');
select results_eq(
    $$select missing, fee
        from tour.converted_lines(tests.id('band'), null, null, 'EUR', '{draft}') order by shows desc$$,
    $$values (null, 20050::numeric), ('JPY', null)$$, 'so is a source, while an agreed rate needs no day''s'
);
update api.shows set show_on = null where id = tests.id('gig');
select results_eq(
    $$select missing from tour.converted_lines(tests.id('band'), null, null, 'EUR', '{draft}')
        where shows = 0$$,
    array['JPY'], 'a show without a date has no rate'
);
update api.show_costs set amount = 0;
select results_eq(
    $$select missing, costs from tour.converted_lines(tests.id('band'), null, null, 'EUR', '{draft}')
        where shows = 0$$,
    $$values (null::text, 0::numeric)$$, 'nothing needs none'
);
select is_empty(
    $$execute line('1990-01-01', '1990-12-31', 'EUR', '{draft}')$$, 'a range leaves out what has no date'
);

update api.shows set show_on = '1990-01-06' where id = tests.id('gig');
update api.show_costs set amount = 100;
insert into api.show_costs (show_id, kind, amount, currency, fx_rate)
values (tests.id('gig'), 'crew', 1, 'JPY', 5);
select results_eq(
    $$select costs, missing from tour.converted_lines(tests.id('band'), null, null, 'USD', '{draft}')
        where shows = 0$$,
    $$values (600::numeric, null::text)$$, 'in the currency of the deal, bills are what its sheet says'
);
insert into api.show_costs (show_id, kind, amount, currency, deducted)
values (tests.id('gig'), 'crew', 1, 'GBP', 'top');
select results_eq(
    $$select shows, fee, missing from tour.converted_lines(tests.id('band'), null, null, 'USD', '{draft}')
        order by shows desc$$,
    $$values (1, 0::numeric, 'GBP'), (0, 0, null)$$,
    'a line of the target that lacks figures is among them'
);
select results_eq(
    $$select missing from tour.converted_lines(tests.id('band'), null, null, 'JPY', '{draft}')$$,
    array['GBP'], 'and lacks them in every currency'
);

select * from finish();
rollback;
