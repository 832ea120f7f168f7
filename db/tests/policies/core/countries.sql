-- Tests policies/core/countries: everybody reads them, nobody writes them.
begin;
select plan(7);
\ir ../../support/fixtures.psql

select policies_are('api', 'countries', array['select_everybody']);

select tests.become(null);
select isnt_empty('select from api.countries', 'without a token they can be read');
select throws_ok(
    $$insert into api.countries (code, name) values ('XX', 'x')$$, '42501',
    'permission denied for table countries',
    'and not be added to'
);

select tests.become(tests.id('owner'));
select isnt_empty('select from api.countries', 'a member reads them');
select throws_ok(
    $$insert into api.countries (code, name) values ('XX', 'x')$$, '42501',
    'permission denied for table countries',
    'and adds none'
);
select throws_ok(
    $$update api.countries set name = 'x'$$, '42501', 'permission denied for table countries',
    'nor changes one'
);
select throws_ok(
    'delete from api.countries', '42501', 'permission denied for table countries', 'nor deletes one'
);

select * from finish();
rollback;
