-- Tests functions/tour/refresh_item_topics: sight follows the group, and the log tells of it.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare sight as
select array_agg(initcap(users.full_name) order by users.full_name)
from api.users
where exists (
    select from api.itinerary_items as items
    where items.id = tests.id('nightliner')
        and format('org:%s:member:%s', items.org_id, users.id) = any (items.topics)
);
select results_eq('sight', $$values ('{Crew}'::text[])$$, 'the members of the group');
insert into api.party_members (group_id, user_id) values (tests.id('techs'), tests.id('viewer'));
select results_eq('sight', $$values ('{Crew,Viewer}'::text[])$$, 'a new one');
select results_eq(
    $$select op, topics_before <> topics_after from change.log
    where row_id = tests.id('nightliner') order by seq desc limit 1$$,
    $$values ('update', true)$$, 'who hears of it'
);
update api.party_members set deleted_at = now() where user_id = tests.id('crew');
select results_eq('sight', $$values ('{Viewer}'::text[])$$, 'without one who left');
update api.party_members set deleted_at = null where user_id = tests.id('crew');
select results_eq('sight', $$values ('{Crew,Viewer}'::text[])$$, 'and who is back');
delete from api.party_members where user_id = tests.id('crew');
select results_eq('sight', $$values ('{Viewer}'::text[])$$, 'a purge counts too');
update api.party_members set user_id = tests.id('finance');
select results_eq('sight', $$values ('{Finance}'::text[])$$, 'and a correction');
select results_eq(
    $$select count(*) from change.log where row_id = tests.id('doors')$$, array[1::bigint],
    'other items are left alone'
);

select * from finish();
rollback;
