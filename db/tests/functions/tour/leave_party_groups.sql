-- Tests functions/tour/leave_party_groups.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

select tests.become(tests.id('crew'));
select lives_ok(
    $$update api.memberships set deleted_at = now() where user_id = tests.id('crew')$$,
    'who is in a group may leave the organization'
);
select tests.become_superuser();
select is_empty('select from api.party_members where deleted_at is null', 'and is in no group any more');
insert into api.memberships (org_id, user_id, role) values (tests.id('band'), tests.id('crew'), 'crew');
select tests.become(tests.id('crew'));
select results_eq(
    'select kind from api.itinerary_items order by 1', $$values ('doors'), ('meal')$$,
    'who comes back sees what is their own, and nothing of the group'
);

select * from finish();
rollback;
