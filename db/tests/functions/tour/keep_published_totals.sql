-- Tests functions/tour/keep_published_totals: what is kept follows what is published.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'sound', 10, 'AED');
prepare costs as
select deal_costs from tour.show_totals where show_id = tests.id('gig') and currency = 'AED';

select results_eq('costs', array[null::bigint], 'no rate, no figure');
insert into core.fx_rates values ('AED', '2027-02-28', 4, 'ECB');
select results_eq('costs', array[250::bigint], 'one that comes later makes one');
insert into core.fx_rates values ('AED', '2027-03-02', 5, 'ECB');
select results_eq('costs', array[200::bigint], 'a nearer one another');
update core.fx_rates set rate = 8 where currency = 'AED' and rate_on = '2027-03-02';
select results_eq('costs', array[125::bigint], 'as does a correction');
delete from core.fx_rates where currency = 'AED' and rate_on = '2027-03-02';
select results_eq('costs', array[250::bigint], 'one that is taken back');
update core.fx_rates set currency = 'SAR' where currency = 'AED';
select results_eq('costs', array[null::bigint], 'or turns out to be another''s');
update tour.show_totals set deal_costs = 7 where currency = 'AED';
insert into core.fx_rates values ('AED', '2027-03-03', 5, 'ECB');
select results_eq('costs', array[7::bigint], 'nothing is computed for a later day');

insert into api.shows (id, org_id, name, show_on) values
(tests.id('absurd'), tests.id('rivals'), 'Absurd', '2027-03-02');
insert into api.show_deals (show_id, currency, fee) values (tests.id('absurd'), 'EUR', 100);
insert into api.show_costs (show_id, kind, amount, currency) values
(tests.id('absurd'), 'sound', 1e11, 'AED');
select lives_ok(
    $$insert into core.fx_rates values ('AED', '2027-03-01', 1e-9, 'ECB')$$,
    'nobody''s absurd figures stop a rate'
);
select results_eq('costs', array[1000000000000::bigint], 'nor what is kept of others');

select * from finish();
rollback;
