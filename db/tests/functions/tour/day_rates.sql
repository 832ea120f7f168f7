-- Tests functions/tour/day_rates. The rates themselves: functions/tour/rate_for.
begin;
select plan(2);
\ir ../../support/fixtures.psql

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.25, 'ECB'), ('GBP', '1990-01-05', 0.5, 'ECB');

select results_eq(
    $$select from_currency, day_on, times, per, missing from tour.day_rates(
        tests.id('band'), '{EUR,USD,USD,GBP,JPY}',
        '{1990-01-06,1990-01-05,1990-02-01,null,1990-01-06}', 'GBP'
    )$$,
    $$values
        ('EUR', date '1990-01-06', 0.5, 1.0, null), ('USD', '1990-01-05', 0.5, 1.25, null),
        ('USD', '1990-02-01', null, null, 'USD'), ('GBP', null, 1, 1, null),
        ('JPY', '1990-01-06', null, null, 'JPY')$$,
    'each currency on its day'
);
select is_empty($$select tour.day_rates(tests.id('band'), null, null, 'GBP')$$, 'none for none');

select * from finish();
rollback;
