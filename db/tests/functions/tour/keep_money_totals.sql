-- Tests functions/tour/keep_money_totals: each operation, one row and many; a settlement and its end.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare total as select sum(fee), sum(costs) from tour.show_totals where org_id = tests.id('band');
insert into api.shows (id, org_id, name) values (tests.id('second'), tests.id('band'), 'Second');
select tests.become(tests.id('finance'));
insert into api.show_deals (show_id, currency, fee)
values (tests.id('gig'), 'EUR', 10), (tests.id('second'), 'EUR', 20);
insert into api.show_costs (show_id, kind, amount, currency)
select show_id, 'crew', n, 'EUR'
from unnest(array[tests.id('gig'), tests.id('second')]) as show_id cross join generate_series(1, 100) as n;
select tests.become_superuser();
select results_eq('total', 'values (3000::numeric, 1010000::numeric)', 'inserts of many rows and shows');

select tests.become(tests.id('finance'));
update api.show_deals set fee = fee + 1;
update api.show_costs set amount = 1;
select tests.become_superuser();
select results_eq('total', 'values (3200::numeric, 20000::numeric)', 'updates');

select tests.become(tests.id('finance'));
update api.show_costs set deleted_at = now() where show_id = tests.id('gig');
update api.show_deals set deleted_at = now() where show_id = tests.id('gig');
select tests.become_superuser();
select results_eq('total', 'values (2100::numeric, 10000::numeric)', 'soft deletes');

update api.show_costs set show_id = tests.id('gig') where show_id = tests.id('second') and amount = 1;
select results_eq(
    $$select costs from tour.show_totals where show_id = tests.id('second')$$, array[0::bigint],
    'a row that is moved leaves its show'
);
select results_eq(
    $$select costs from tour.show_totals where show_id = tests.id('gig') and currency = 'EUR'$$,
    array[10000::bigint],
    'and comes to the other'
);
delete from api.show_costs;
delete from api.show_deals;
select results_eq('total', 'values (0::numeric, 0::numeric)', 'purges');
select results_eq(
    $$select count(*), sum(shows) from tour.show_totals where org_id = tests.id('band')$$,
    'values (2::bigint, 2::bigint)', 'both shows still count'
);
select lives_ok(
    'update api.show_costs set amount = 1 where false', 'a statement without rows has nothing to do'
);
select is_empty(
    'select * from tour.show_lines except select show_id, currency, org_id, show_on, status, country, tour_id,
    promoter_name, shows, gross, fee, withholding, commissions, costs, due, paid, overdue_on, overdue,
    fx_currency, fx_rate, deal_currency, deal_costs, missing from tour.show_totals',
    'all is what the definition says'
);

select results_eq(
    $$
    select tgrelid::regclass::text collate "C", count(*)
    from pg_catalog.pg_trigger where tgfoid = 'tour.keep_money_totals'::regproc group by 1 order by 1
    $$,
    $$values
        ('api.deal_bonuses' collate "C", 3::bigint), ('api.settlements', 1), ('api.show_costs', 3),
        ('api.show_deals', 3), ('api.show_payments', 3), ('api.ticket_scales', 3)$$,
    'every table of a show''s money has its triggers'
);

update api.shows set status = 'pending', show_on = '1990-01-06' where id = tests.id('gig');
insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-06', 2, 'ECB');
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 10);
insert into api.show_costs (show_id, kind, amount, currency, deducted)
values (tests.id('gig'), 'crew', 8, 'USD', 'top');
update api.shows set status = 'confirmed' where id = tests.id('gig');
prepare owed as
select due, paid, missing from tour.show_totals where show_id = tests.id('gig') and shows = 1;
select tour.settle_show(tests.id('gig'), false);
delete from core.fx_rates where rate_on < '1991-01-01';
select results_eq('owed', $$values (1400::bigint, 0::bigint, null::text)$$, 'what is settled keeps rates');
insert into api.show_payments (show_id, kind, amount, currency, paid_on)
values (tests.id('gig'), 'balance', 6, 'EUR', '1990-02-01');
select results_eq('owed', $$values (1400::bigint, 600::bigint, null::text)$$, 'while payments go on');
update api.settlements set settled_at = null, inputs = null, figures = null;
select results_eq('owed', $$values (0::bigint, 0::bigint, 'USD')$$, 'what is opened again does not');

select * from finish();
rollback;
