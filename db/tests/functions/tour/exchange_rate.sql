-- Tests functions/tour/exchange_rate.
begin;
select plan(8);
\ir ../../support/fixtures.psql

insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-05', 1.2, 'ECB');
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on) values
(tests.id('band'), 'AED', 'USD', 0.3, '1990-01-05');
prepare ask (text, text) as
select rate, times, per, source, rate_on from api.exchange_rate($1, $2, '1990-01-06', tests.id('band'));

select tests.become(tests.id('finance'));
select results_eq(
    $$execute ask('USD', 'EUR')$$,
    $$values (0.833333333333, 1::numeric, 1.2, 'ECB', date '1990-01-05')$$, 'what it is and where it is from'
);
select results_eq(
    $$execute ask('AED', 'USD')$$, $$values (0.3, 0.3, 1::numeric, 'manual', date '1990-01-05')$$,
    'one''s own among them'
);
select is(
    tests.error($$execute ask('USD', 'CHF')$$) ->> 'details', 'currency=CHF on=1990-01-06',
    'a missing one is named'
);
select throws_code($$execute ask('USD', 'CHF')$$, 'FX_RATE_MISSING', 'and an error');
select tests.become(tests.id('viewer'));
select throws_code($$execute ask('USD', 'EUR')$$, 'PERMISSION_DENIED', 'a viewer needs none');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute ask('USD', 'EUR')$$, 'STEP_UP_REQUIRED', 'nor who came by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute ask('USD', 'EUR')$$, 'NOT_FOUND', 'others have rates of their own');
select tests.become(null);
select throws_ok(
    $$execute ask('USD', 'EUR')$$, '42501', 'permission denied for function exchange_rate',
    'without a token there is nothing'
);

select * from finish();
rollback;
