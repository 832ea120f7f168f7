-- Tests functions/tour/lines_of.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-05', 1.25, 'ECB');
update api.shows set show_on = '1990-01-06', expected_attendance = 100 where id = tests.id('gig');

-- Each line as text: currency, shows, gross, fee, withholding, commissions, costs, due, paid, overdue_on,
-- overdue, deal_costs, missing.
create function pg_temp.lines() returns setof text language sql as $$
    select line::text from tour.lines_of(tests.id('gig')) as line
    order by line.shows desc, line.currency, line.overdue_on nulls first
$$;
prepare lines as select * from pg_temp.lines();

select results_eq('lines', array['(,1,0,0,0,0,0,0,0,,0,,)'], 'a show without money is counted');
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 5, 'JPY');
insert into api.show_payments (show_id, kind, amount, currency, paid_on) values
(tests.id('gig'), 'deposit', 50, 'USD', '1990-01-05'), (tests.id('gig'), 'refund', 20, 'USD', '1990-01-05');
insert into api.show_payments (show_id, kind, amount, currency)
values (tests.id('gig'), 'balance', 70, 'USD');
select results_eq(
    'lines',
    array['(,1,0,0,0,0,0,0,0,,0,,)', '(JPY,0,0,0,0,0,5,0,0,,0,,)', '(USD,0,0,0,0,0,0,0,3000,,0,,)'],
    'without a deal, money is in its own currency; what is not paid is none'
);
insert into api.show_deals (
    show_id, currency, fee, door_price, withholding_percent, agency_percent, management_percent
)
values (tests.id('gig'), 'EUR', 1000, 25, 10, 10, 5);
select results_eq(
    'lines', array['(EUR,1,250000,100000,10000,15000,0,90000,2400,,0,,)', '(JPY,0,0,0,0,0,5,0,0,,0,,)'],
    'with one, the figures of its sheet are in its currency, and bills stay in theirs'
);
insert into api.show_costs (show_id, kind, amount, currency, paid_by) values
(tests.id('gig'), 'crew', 100, 'EUR', 'act'), (tests.id('gig'), 'hotel', 10, 'EUR', 'promoter'),
(tests.id('gig'), 'hotel', 0.02, 'USD', 'act'), (tests.id('gig'), 'hotel', 0.03, 'USD', 'act');
select results_eq(
    'lines',
    array[
        '(EUR,1,250000,100000,10000,15000,11000,89000,2400,,0,,)', '(JPY,0,0,0,0,0,5,0,0,,0,,)',
        '(USD,0,0,0,0,0,5,0,0,,0,4,)'
    ],
    'bills of the currency are in the deal''s line; of others it is known what the sheet makes of each'
);
update api.show_costs set deleted_at = now() where currency in ('JPY', 'USD');
update api.show_costs set deducted = 'top' where amount = 100;
select results_eq(
    'lines', array['(EUR,1,250000,100000,10000,15000,1000,99000,2400,,0,,)'],
    'what goes off the top is not the act''s cost'
);
update api.show_payments set due_on = '1990-02-01' where paid_on is null;
insert into api.show_payments (show_id, kind, amount, currency, due_on) values
(tests.id('gig'), 'deposit', 1, 'USD', '1990-02-01'), (tests.id('gig'), 'refund', 9, 'USD', '1990-02-01'),
(tests.id('gig'), 'deposit', 2, 'USD', '1990-02-02'), (tests.id('gig'), 'deposit', 3, 'EUR', '1990-02-02');
select results_eq(
    'lines',
    array[
        '(EUR,1,250000,100000,10000,15000,1000,99000,2400,,0,,)', '(EUR,0,0,0,0,0,0,0,0,1990-02-02,300,,)',
        '(USD,0,0,0,0,0,0,0,0,1990-02-01,7100,,)', '(USD,0,0,0,0,0,0,0,0,1990-02-02,200,,)'
    ],
    'what is due and has not come has a line a day'
);
update api.show_payments set due_on = null;

insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 5, 'GBP');
select results_eq(
    'lines',
    array['(EUR,1,250000,100000,10000,15000,1000,99000,2400,,0,,)', '(GBP,0,0,0,0,0,500,0,0,,0,,)'],
    'a bill that lacks a rate leaves alone what does not rest on it'
);
update api.show_deals set management_base = 'net';
select results_eq(
    'lines', array['(EUR,1,0,0,0,0,1000,0,0,,0,,GBP)', '(GBP,0,0,0,0,0,500,0,0,,0,,)'],
    'where a commission does, there are no figures, and it is said why'
);
update api.show_deals set management_base = 'gross_fee';
update api.show_costs set deducted = 'top' where currency = 'GBP';
select results_eq(
    'lines', array['(EUR,1,0,0,0,0,1000,0,0,,0,,GBP)'], 'so off the top, for the promoter owes it'
);
update api.show_costs set deleted_at = now() where currency = 'GBP';
update api.show_payments set paid_on = '1980-01-01' where kind = 'balance';
select results_eq(
    'lines', array['(EUR,1,0,0,0,0,1000,0,0,,0,,USD)'], 'or where it is not known what was paid'
);

select * from finish();
rollback;
