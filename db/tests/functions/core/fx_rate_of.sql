-- Tests functions/core/fx_rate_of.
begin;
select plan(9);

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.2, 'TEST'), ('USD', '1990-01-12', 1.3, 'TEST');

prepare rate as select rate from core.fx_rate_of($1, $2);

select results_eq($$execute rate('EUR', '1800-01-01')$$, array[1::numeric], 'a euro is a euro on every day');
select results_eq($$execute rate('USD', '1990-01-05')$$, array[1.2], 'the rate of the day');
select results_eq($$execute rate('USD', '1990-01-11')$$, array[1.2], 'else the last one before it');
select results_eq($$execute rate('USD', '1990-01-19')$$, array[1.3], 'up to seven days old');
select results_eq($$execute rate('USD', '1990-01-20')$$, array[null::numeric], 'but no older');
select results_eq($$execute rate('USD', '1990-01-04')$$, array[null::numeric], 'and never a later one');
select results_eq(
    $$execute rate('DEM', '1999-01-01')$$, array[1.95583], 'what the euro replaced has its fixed rate'
);
select results_eq(
    $$execute rate('DEM', '1998-12-31')$$, array[null::numeric], 'from the day on which it was replaced'
);
select is_empty($$execute rate('XXQ', '2020-01-01')$$, 'an unknown currency has no row');

select * from finish();
rollback;
