-- Tests functions/tour/keep_rule_totals: totals follow the rules that count in every figure.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee, withholding_percent)
values (tests.id('gig'), 'EUR', 0.05, 10), (tests.id('rival gig'), 'EUR', 0.05, 10);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'sound', 10, 'AED');
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on) values
(tests.id('band'), 'AED', 'EUR', 0.25, '2027-03-01');
prepare withheld (text) as
select withholding from tour.show_totals where show_id = tests.id($1) and shows = 1;
prepare costs as
select deal_costs from tour.show_totals where show_id = tests.id('gig') and currency = 'AED';

select results_eq($$execute withheld('gig')$$, array[0::bigint], 'half to even');
select tests.become(tests.id('finance'));
insert into api.finance_rules (org_id, rounding) values (tests.id('band'), 'half_up');
select tests.become_superuser();
select results_eq($$execute withheld('gig')$$, array[1::bigint], 'or away from zero');
select results_eq($$execute withheld('rival gig')$$, array[0::bigint], 'for whom the rules are');
update api.finance_rules set rounding = 'half_even';
select results_eq($$execute withheld('gig')$$, array[0::bigint], 'and back');
update api.finance_rules set fx_sources = '{ECB}';
select results_eq('costs', array[null::bigint], 'a source that does not count any more');
update api.finance_rules set rounding = 'half_up', deleted_at = now();
select results_eq('costs', array[250::bigint], 'without rules it does again');
select results_eq($$execute withheld('gig')$$, array[0::bigint], 'and half is to even');

select * from finish();
rollback;
