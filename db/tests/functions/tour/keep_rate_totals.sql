-- Tests functions/tour/keep_rate_totals: what is kept is what would be computed, whatever becomes of a rate.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
insert into api.show_costs (show_id, kind, amount, currency, deducted) values
(tests.id('gig'), 'sound', 10, 'AED', 'bottom');
prepare costs as
select deal_costs from tour.show_totals where show_id = tests.id('gig') and currency = 'AED';

select results_eq('costs', array[null::bigint], 'no rate, no figure');
select tests.become(tests.id('finance'));
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on) values
(tests.id('band'), 'AED', 'EUR', 0.25, '2027-03-01'), (tests.id('band'), 'GBP', 'EUR', 9, '2027-03-01');
select tests.become_superuser();
select results_eq('costs', array[250::bigint], 'a rate of one''s own makes one');
update api.org_fx_rates set rate = 0.5;
select results_eq('costs', array[500::bigint], 'another rate another');
update api.org_fx_rates set rate_on = '2027-03-03';
select results_eq('costs', array[null::bigint], 'one of another day none');
update api.org_fx_rates set rate_on = '2027-03-02', from_currency = 'EUR', to_currency = 'AED'
where from_currency = 'AED';
select results_eq('costs', array[2000::bigint], 'either way round');
update api.org_fx_rates set deleted_at = now();
select results_eq('costs', array[null::bigint], 'one that is deleted none');
select is(
    (
        select jsonb_agg(to_jsonb(line) order by line.currency)
        from (select currency, gross, fee, costs, deal_costs, missing from tour.show_totals
            where show_id = tests.id('gig')) as line
    ),
    (
        select jsonb_agg(to_jsonb(line) order by line.currency)
        from (select currency, gross, fee, costs, deal_costs, missing from tour.show_lines
            where show_id = tests.id('gig')) as line
    ),
    'as the definition has it'
);

select * from finish();
rollback;
