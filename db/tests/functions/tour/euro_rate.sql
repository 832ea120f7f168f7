-- Tests functions/tour/euro_rate.
begin;
select plan(14);
\ir ../../support/fixtures.psql

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.2, 'ECB'), ('USD', '1990-01-12', 1.3, 'ECB'), ('USD', '1990-01-12', 1.4, 'IMF');
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on, until_on) values
(tests.id('band'), 'EUR', 'USD', 1.5, '1990-03-01', null),
(tests.id('band'), 'AED', 'EUR', 0.25, '1990-03-01', '1990-06-30'),
(tests.id('rivals'), 'EUR', 'AED', 9, '1990-03-01', '1990-12-31');

prepare rate (text, date, text) as
select times, per, source, rate_on from tour.euro_rate(tests.id('band'), $3::text[], $1, $2);

select results_eq(
    $$execute rate('EUR', '1800-01-01', '{ECB}')$$, 'values (1::numeric, 1::numeric, null, null::date)',
    'a euro is a euro on every day'
);
select results_eq(
    $$execute rate('USD', '1990-01-11', '{ECB}')$$, $$values (1.2, 1::numeric, 'ECB', date '1990-01-05')$$,
    'the last rate of the week before holds'
);
select results_eq(
    $$execute rate('USD', '1990-01-12', '{ECB,IMF}')$$,
    $$values (1.3, 1::numeric, 'ECB', date '1990-01-12')$$,
    'of two sources the first in the order'
);
select results_eq(
    $$execute rate('USD', '1990-01-12', '{IMF,ECB}')$$,
    $$values (1.4, 1::numeric, 'IMF', date '1990-01-12')$$,
    'whatever it is'
);
select results_eq(
    $$execute rate('USD', '1990-01-11', '{IMF,ECB}')$$,
    $$values (1.2, 1::numeric, 'ECB', date '1990-01-05')$$,
    'else the next one'
);
select is_empty(
    $$execute rate('USD', '1990-01-12', '{manual}')$$, 'a source that is not in it counts for nothing'
);
select is_empty($$execute rate('USD', '1990-01-20', '{ECB,IMF}')$$, 'after a week there is none');
select is_empty($$execute rate('USD', '1990-01-04', '{ECB,IMF}')$$, 'nor before the first');
select results_eq(
    $$execute rate('DEM', '1999-01-01', '{ECB}')$$,
    $$values (1.95583, 1::numeric, 'fixed', date '1999-01-01')$$,
    'what the euro replaced has its fixed rate'
);
select is_empty($$execute rate('DEM', '1998-12-31', '{ECB}')$$, 'from the day on which it was replaced');
select results_eq(
    $$execute rate('USD', '1990-03-08', '{manual}')$$,
    $$values (1.5, 1::numeric, 'manual', date '1990-03-01')$$, 'one of the organization''s own, for a week'
);
select results_eq(
    $$execute rate('AED', '1990-06-30', '{manual}')$$,
    $$values (1::numeric, 0.25, 'manual', date '1990-03-01')$$, 'or as long as it says, either way round'
);
select is_empty($$execute rate('AED', '1990-07-01', '{manual}')$$, 'and no longer; nobody else''s');
update api.org_fx_rates set deleted_at = now();
select is_empty($$execute rate('AED', '1990-06-30', '{manual}')$$, 'nor one that is deleted');

select * from finish();
rollback;
