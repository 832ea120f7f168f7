-- Tests functions/change/catch_up. That feed and tables agree for everybody is tested in tests/feed.
begin;
select plan(16);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select change.publish();
create temporary table start as select change.head() as position;
create function tests.told(name text, max integer default 1000, is_weak boolean default false)
returns setof jsonb
language sql
begin atomic
    select told.frame::jsonb
    from change.catch_up(
        tests.id(name), (select start.position from start), told.max, told.is_weak
    ) as told;
end;

update api.things set name = 'Loud Amp' where id = tests.id('amp');
update api.parts set price = 11 where id = tests.id('valve');
update api.things set org_id = tests.id('rivals') where id = tests.id('amp');
update api.users set full_name = 'Crew Cal' where id = tests.id('crew');
select change.publish();

select results_eq(
    'select frame ->> ''type'', frame ->> ''id'' from tests.told(''crew'') as frame',
    $$
        values
        ('change', tests.id('amp')::text), ('leave', tests.id('amp')::text),
        ('change', tests.id('crew')::text)
    $$,
    'crew: no money; a row that moves out of sight leaves'
);
select results_eq(
    'select frame ->> ''type'', frame ->> ''id'' from tests.told(''stranger'') as frame',
    $$ values ('enter', tests.id('amp')::text) $$, 'and enters another''s, who sees no colleague of others'
);
select is((select count(*)::integer from tests.told('finance')), 4, 'finance: money too');
select is((select count(*)::integer from tests.told('finance', 2)), 2, 'in pages');
select is_empty('select tests.told(''nobody'')', 'nobody is told nothing');
select set_eq(
    'select frame - ''id'' from tests.told(''finance'', is_weak => true) as frame',
    'select frame - ''id'' from tests.told(''viewer'') as frame',
    'finance by a PIN alone: no more than a viewer'
);

update api.memberships set role = 'crew' where id = tests.id('membership of finance');
update api.parts set price = 12 where id = tests.id('valve');
update api.memberships set role = 'finance' where id = tests.id('membership of crew');
update api.parts set price = 13 where id = tests.id('valve');
select change.publish();
select is_empty(
    $$ select from tests.told('finance') as frame where frame ->> 'table' = 'parts' $$,
    'what was lost is not told any more, also not from before'
);
select results_eq(
    $$ select frame -> 'left' from tests.told('finance') as frame where frame ? 'left' $$,
    $$ values (jsonb_build_array('org:' || tests.id('band') || ':finance')) $$, 'but that it was lost'
);
select is(
    (select frame ->> 'type' from tests.told('finance') as frame where frame ? 'left'), 'change',
    'in the one frame of that position'
);
select results_eq(
    $$ select frame #>> '{row,price}' from tests.told('crew') as frame where frame ->> 'table' = 'parts' $$,
    array['13'], 'what was given is told from there on'
);
select results_eq(
    'select frame from tests.told(''crew'', is_weak => true) as frame',
    'select frame from tests.told(''viewer'') as frame',
    'a PIN alone tells neither money nor that it was given'
);
select results_eq(
    'select frame from tests.told(''finance'', is_weak => true) as frame',
    'select frame from tests.told(''viewer'') as frame',
    'nor that it was taken'
);

update api.memberships set deleted_at = now() where id = tests.id('membership of crew');
select change.publish();
select is(
    (select frame ->> 'type' from tests.told('crew') as frame order by frame -> 'position' desc limit 1),
    'leave', 'who is removed is told so'
);
select ok(
    (select frame -> 'left' ? ('profile:' || tests.id('crew')) from tests.told('owner') as frame
    order by frame -> 'position' desc limit 1),
    'and colleagues that they are gone'
);

select is_empty(
    $$ select from tests.told('crew', is_weak => true) as frame where frame::text like '%:finance%' $$,
    'nor do they ever hear of money who signed in by a PIN alone'
);
select is(
    (
        select array_agg(frame ->> 'type' order by frame -> 'position')
        from tests.told('crew', is_weak => true) as frame
        where frame ->> 'table' = 'memberships' or not frame ? 'table'
    ),
    array['leave'], 'but that they were removed, and no change of their role before'
);

select * from finish();
rollback;
