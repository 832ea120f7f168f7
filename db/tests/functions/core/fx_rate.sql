-- Tests functions/core/fx_rate.
begin;
select plan(4);

insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-05', 1.2, 'TEST');

select is(core.fx_rate('USD', '1990-01-06'), 1.2, 'the rate that holds on the day');
select throws_code(
    $$select core.fx_rate('USD', '1990-02-01')$$, 'FX_RATE_MISSING', 'a missing rate is an error'
);
select is(
    tests.error($$select core.fx_rate('USD', '1990-02-01')$$) ->> 'details', 'currency=USD on=1990-02-01',
    'which names it'
);
select throws_code(
    $$select core.fx_rate('XXQ', '1990-01-05')$$, 'FX_RATE_MISSING', 'so is an unknown currency'
);

select * from finish();
rollback;
