-- Tests functions/change/fate_of.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare fate as
select version, image ->> 'asked', is_deleted from change.fate_of('racks', tests.id('rack'));

select tests.become(tests.id('manager'));
select results_eq('fate', $$values (1, 'a', false)$$, 'a row that lives');
select tests.push('phone', tests.operation('o', 'delete', 1, null));
select results_eq('fate', $$values (2, 'a', true)$$, 'one that is deleted');
select tests.become(tests.id('stranger'));
select results_eq(
    'fate', $$values (null::integer, null::text, null::boolean)$$, 'is nothing to who could not read it'
);
select tests.become_superuser();
delete from api.racks where id = tests.id('rack');
select tests.become(tests.id('manager'));
select results_eq('fate', $$values (3, 'a', true)$$, 'nor is what was purged forgotten');

select * from finish();
rollback;
