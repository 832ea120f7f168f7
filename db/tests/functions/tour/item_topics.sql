-- Tests functions/tour/item_topics.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

create function pg_temp.topics(name text) returns text[] language sql as $$
    select array(
        select replace(replace(topic, tests.id('band')::text, 'band'), tests.id('crew')::text, 'crew')
        from api.itinerary_items as items, unnest(tour.item_topics(items)) as topic
        where items.id = tests.id(topics.name)
    )
$$;
select is(pg_temp.topics('doors'), '{org:band}', 'everybody');
select is(pg_temp.topics('nightliner'), '{org:band:road,org:band:member:crew}', 'the group, and who manages');
select is(pg_temp.topics('dinner'), '{org:band:member:crew}', 'the owner');

select * from finish();
rollback;
