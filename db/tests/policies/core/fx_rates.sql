-- Tests policies/core/fx_rates: members read them, nobody writes them.
begin;
select plan(6);
\ir ../../support/fixtures.psql

insert into core.fx_rates values ('USD', '1990-01-02', 1.2, 'TEST');

select policies_are('core', 'fx_rates', array['select_member']);

select tests.become(tests.id('viewer'));
select results_eq(
    $$select rate from core.fx_rates where source = 'TEST'$$, array[1.2], 'a member reads rates'
);
select throws_ok(
    $$insert into core.fx_rates values ('USD', '1990-01-03', 9, 'TEST')$$, '42501',
    'permission denied for table fx_rates', 'and adds none'
);
select throws_ok(
    'update core.fx_rates set rate = 9', '42501', 'permission denied for table fx_rates', 'nor changes one'
);
select throws_ok(
    'delete from core.fx_rates', '42501', 'permission denied for table fx_rates', 'nor deletes one'
);

select tests.become(null);
select throws_ok(
    'select from core.fx_rates', '42501', 'permission denied for table fx_rates',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
