-- Tests functions/tour/rate_for: by whose rates one currency becomes another.
begin;
select plan(15);
\ir ../../support/fixtures.psql

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.2, 'ECB'), ('GBP', '1990-01-04', 0.7, 'ECB'), ('GBP', '1990-01-05', 0.75, 'IMF');
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on) values
(tests.id('band'), 'AED', 'EUR', 0.25, '1990-01-01'), (tests.id('rivals'), 'AED', 'USD', 7, '1990-01-01');

prepare rate (text, text, date) as
select times, per, source, rate_on, missing from tour.rate_for(tests.id('band'), $1, $2, $3);

select results_eq(
    $$execute rate('USD', 'USD', null)$$, 'values (1::numeric, 1::numeric, null, null::date, null)',
    'a currency is itself'
);
select results_eq(
    $$execute rate('EUR', 'USD', '1990-01-05')$$,
    $$values (1.2, 1::numeric, 'ECB', date '1990-01-05', null)$$, 'from the euro'
);
select results_eq(
    $$execute rate('USD', 'EUR', '1990-01-05')$$,
    $$values (1::numeric, 1.2, 'ECB', date '1990-01-05', null)$$, 'to the euro'
);
select results_eq(
    $$execute rate('USD', 'GBP', '1990-01-06')$$, $$values (0.7, 1.2, 'ECB', date '1990-01-04', null)$$,
    'over the euro, with the date of the older one'
);
select results_eq(
    $$execute rate('AED', 'USD', '1990-01-05')$$,
    $$values (1.2 * 0.25, 1::numeric, 'manual, ECB', date '1990-01-01', null)$$, 'each by its first source'
);
select results_eq(
    $$execute rate('USD', 'AED', '1990-01-05')$$,
    $$values (1::numeric, 0.25 * 1.2, 'ECB, manual', date '1990-01-01', null)$$, 'and back'
);
select results_eq(
    $$execute rate('CHF', 'USD', '1990-01-05')$$,
    $$values (null::numeric, null::numeric, null, null::date, 'CHF')$$,
    'a missing one is named'
);
select results_eq(
    $$execute rate('USD', 'CHF', '1990-01-05')$$,
    $$values (null::numeric, null::numeric, null, null::date, 'CHF')$$,
    'on either side'
);
select results_eq(
    $$execute rate('USD', 'EUR', null)$$, $$values (null::numeric, null::numeric, null, null::date, 'USD')$$,
    'there is none on no day'
);

insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on) values
(tests.id('band'), 'GBP', 'USD', 1.7, '1990-01-01'), (tests.id('band'), 'DEM', 'EUR', 0.5, '2001-01-01');
select results_eq(
    $$execute rate('GBP', 'USD', '1990-01-05')$$,
    $$values (1.7, 1::numeric, 'manual', date '1990-01-01', null)$$,
    'one''s own for the very pair comes first'
);
select results_eq(
    $$execute rate('USD', 'GBP', '1990-01-05')$$,
    $$values (1::numeric, 1.7, 'manual', date '1990-01-01', null)$$, 'either way round'
);
select results_eq(
    $$execute rate('DEM', 'EUR', '2001-01-02')$$,
    $$values (1::numeric, 1.95583, 'fixed', date '2001-01-02', null)$$, 'but for a fixed rate'
);

insert into api.finance_rules (org_id, fx_sources) values (tests.id('band'), '{IMF,ECB,manual}');
select results_eq(
    $$execute rate('GBP', 'USD', '1990-01-05')$$,
    $$values (1.2, 0.75, 'IMF, ECB', date '1990-01-05', null)$$, 'the organization says who is trusted first'
);
select results_eq(
    $$execute rate('AED', 'USD', '1990-01-05')$$,
    $$values (1.2 * 0.25, 1::numeric, 'manual, ECB', date '1990-01-01', null)$$, 'and who fills the gaps'
);
update api.finance_rules set fx_sources = '{IMF}' where org_id = tests.id('band');
select results_eq(
    $$execute rate('GBP', 'USD', '1990-01-05')$$,
    $$values (null::numeric, null::numeric, null, null::date, 'USD')$$, 'nobody else is asked'
);

select * from finish();
rollback;
