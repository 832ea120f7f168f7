-- Tests schema/core/organizations.
begin;
select plan(4);
\ir ../../support/fixtures.psql

select throws_ok(
    $$insert into api.organizations (name, personal_user_id) values ('Second', tests.id('stranger'))$$,
    '23505',
    'duplicate key value violates unique constraint "organizations_personal_user_id_key"',
    'a person has one personal organization'
);
select throws_ok(
    $$insert into api.organizations (name) values ('')$$, '23514',
    'new row for relation "organizations" violates check constraint "organizations_name_length_check"',
    'an organization has a name'
);
select throws_ok(
    $$update api.organizations set name = repeat('x', 201)$$, '23514',
    'new row for relation "organizations" violates check constraint "organizations_name_length_check"',
    'of at most 200 characters'
);
select results_eq(
    $$insert into api.organizations (name) values ('New') returning currency$$, array['EUR'],
    'and adds up its money in euros unless it says otherwise'
);

select * from finish();
rollback;
