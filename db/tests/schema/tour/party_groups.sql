-- Tests schema/tour/party_groups.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare add (text, uuid) as insert into api.party_groups (org_id, name, tour_id)
values (tests.id('band'), $1, $2);
select throws_ok(
    $$execute add('Techs', null)$$, '23505',
    'duplicate key value violates unique constraint "party_groups_org_id_tour_id_name_key"',
    'a name is one group''s'
);
select lives_ok($$execute add('Techs', tests.id('spring'))$$, 'but another tour may have one of that name');
select throws_ok(
    $$execute add('', null)$$, '23514',
    'new row for relation "party_groups" violates check constraint "party_groups_name_length_check"',
    'a group has a name'
);
select throws_ok(
    $$update api.party_groups set notes = repeat('x', 2001)$$, '23514',
    'new row for relation "party_groups" violates check constraint "party_groups_notes_length_check"',
    'notes end somewhere'
);
select throws_ok(
    $$insert into api.party_groups (org_id, name, tour_id)
    values (tests.id('rivals'), 'X', tests.id('spring'))$$, '23503',
    'insert or update on table "party_groups" violates foreign key constraint "party_groups_tour_id_fkey"',
    'a tour is the organization''s'
);
select tests.become(tests.id('owner'));
select throws_ok(
    $$update api.party_groups set deleted_at = now() where id = tests.id('techs')$$, 'PGRST', null,
    'a group for which something is planned stays'
);

select * from finish();
rollback;
