-- Tests schema/tour/party_members.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare join_techs as
insert into api.party_members (group_id, user_id) values (tests.id('techs'), tests.id('crew'));
select throws_ok(
    'join_techs', '23505',
    'duplicate key value violates unique constraint "party_members_group_id_user_id_key"', 'once in a group'
);
update api.party_members set deleted_at = now();
select lives_ok('join_techs', 'who left may come back');
select throws_ok(
    $$update api.party_members set duty = ''$$, '23514',
    'new row for relation "party_members" violates check constraint "party_members_duty_length_check"',
    'a duty says something'
);
select results_eq(
    $$select parent_column from change.tracked_tables where table_name = 'party_members'$$,
    array['group_id'], 'a group takes its members along'
);

select * from finish();
rollback;
