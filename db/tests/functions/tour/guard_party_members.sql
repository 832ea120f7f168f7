-- Tests functions/tour/guard_party_members.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare join_techs (text, text) as
insert into api.party_members (group_id, user_id) values (tests.id($1), tests.id($2)) returning org_id;

select tests.become(tests.id('owner'));
select results_eq(
    $$execute join_techs('techs', 'viewer')$$, array[tests.id('band')], 'the group says whose the row is'
);
select is(
    tests.error($$execute join_techs('techs', 'stranger')$$) ->> 'details',
    'user_id=' || tests.id('stranger'),
    'nobody from outside is put into a group'
);
select is(
    tests.error($$execute join_techs('nothing', 'viewer')$$) ->> 'details',
    'group_id=' || tests.id('nothing'),
    'nor into none'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$execute join_techs('techs', 'stranger')$$, 'REFERENCE_NOT_FOUND', 'a group of others does not exist'
);
select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select throws_code(
    $$update api.party_members set deleted_at = null where user_id = tests.id('viewer')$$,
    'REFERENCE_NOT_FOUND', 'who has left is not brought back'
);
delete from api.itinerary_items;
update api.party_groups set deleted_at = now();
select throws_code(
    $$execute join_techs('techs', 'owner')$$, 'REFERENCE_NOT_FOUND', 'a deleted group takes nobody in'
);

select * from finish();
rollback;
