-- Tests policies/tour/fx_rates: members read published rates, nobody writes them.
begin;
select plan(3);
\ir ../../support/fixtures.psql

insert into core.fx_rates values ('USD', '1990-01-02', 1.2, 'TEST');

select tests.become(tests.id('viewer'));
select results_eq(
    $$select currency, rate_on, rate from api.fx_rates where source = 'TEST'$$,
    $$values ('USD', date '1990-01-02', 1.2)$$, 'a member reads rates'
);
select throws_ok(
    $$insert into api.fx_rates values ('USD', '1990-01-03', 9, 'TEST')$$, '42501',
    'permission denied for view fx_rates', 'and adds none'
);
select tests.become(null);
select throws_ok(
    'select from api.fx_rates', '42501', 'permission denied for view fx_rates',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
