-- Tests policies/core/currencies: everybody reads them, nobody writes them.
begin;
select plan(7);
\ir ../../support/fixtures.psql

select policies_are('api', 'currencies', array['select_everybody']);

select tests.become(null);
select isnt_empty('select from api.currencies', 'without a token they can be read');
select throws_ok(
    $$insert into api.currencies (code, name) values ('XX', 'x')$$, '42501',
    'permission denied for table currencies',
    'and not be added to'
);

select tests.become(tests.id('owner'));
select isnt_empty('select from api.currencies', 'a member reads them');
select throws_ok(
    $$insert into api.currencies (code, name) values ('XX', 'x')$$, '42501',
    'permission denied for table currencies',
    'and adds none'
);
select throws_ok(
    $$update api.currencies set name = 'x'$$, '42501', 'permission denied for table currencies',
    'nor changes one'
);
select throws_ok(
    'delete from api.currencies', '42501', 'permission denied for table currencies', 'nor deletes one'
);

select * from finish();
rollback;
