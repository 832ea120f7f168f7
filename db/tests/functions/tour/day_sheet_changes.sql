-- Tests functions/tour/day_sheet_changes: what two readers are told of the same changes.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

create function pg_temp.look(name text) returns void language plpgsql as $$
begin
    perform tests.become(tests.id(look.name));
    perform api.mark_day_sheet_seen(
        '2027-03-02', api.day_sheet('2027-03-02', tests.id('band')) -> 'versions', tests.id('band')
    );
end
$$;
create function pg_temp.told(name text) returns setof text language plpgsql as $$
declare
    v_changes jsonb;
begin
    perform tests.become(tests.id(told.name));
    v_changes := api.day_sheet_changes('2027-03-02', tests.id('band')) -> 'changes';
    perform tests.become_superuser();
    return query
    select concat_ws(' ', entry ->> 'change', entry ->> 'name', nullif(entry -> 'fields', '{}')::text,
    entry ->> 'by')
    from jsonb_array_elements(v_changes) as entry;
end
$$;

select bag_eq(
    $$select pg_temp.told('viewer')$$, array['added Paradiso', 'added doors'],
    'who has never looked: all is new'
);
select tests.become(tests.id('viewer'));
select is(
    api.day_sheet_changes('2027-03-02', tests.id('band')) -> 'seen_at', 'null', 'and they have seen it never'
);
select tests.become_superuser();
select pg_temp.look('crew');
select pg_temp.look('viewer');
select is_empty($$select pg_temp.told('viewer')$$, 'nothing has changed since');

select tests.become(tests.id('manager'));
update api.itinerary_items set starts_time = '19:30' where id = tests.id('doors');
update api.itinerary_items set details = 'Row 1' where id = tests.id('doors');
update api.itinerary_items set title = 'Bus 2' where id = tests.id('nightliner');
insert into api.itinerary_items (org_id, kind, starts_on) values (tests.id('band'), 'press', '2027-03-02');
select tests.become_superuser();
select bag_eq(
    $$select pg_temp.told('viewer')$$,
    array[
        'changed doors {"details": {"to": "Row 1", "from": null}, '
        '"starts_time": {"to": "19:30:00", "from": "19:00:00"}} Manager',
        'added press Manager'
    ], 'field by field, over all versions in between, and by whom'
);
select bag_eq(
    $$select told from pg_temp.told('crew') as told where told ~ 'Bus'$$,
    array['changed Bus 2 {"title": {"to": "Bus 2", "from": "Nightliner"}} Manager'],
    'and what only one''s group sees'
);
select pg_temp.look('crew');
select pg_temp.look('viewer');
select is_empty($$select pg_temp.told('crew')$$, 'until one looks');

select tests.become(tests.id('manager'));
update api.itinerary_items set starts_on = '2027-03-04' where id = tests.id('doors');
update api.itinerary_items set deleted_at = now() where kind = 'press';
update api.itinerary_items set visibility = 'all', party_group_id = null where id = tests.id('nightliner');
select tests.become_superuser();
select bag_eq(
    $$select pg_temp.told('viewer')$$,
    array[
        'moved doors {"starts_on": {"to": "2027-03-04", "from": "2027-03-02"}} Manager',
        'removed press Manager',
        'added Bus 2 Manager'
    ], 'what went to another day, what is gone, what is shared now'
);
select bag_eq(
    $$select told from pg_temp.told('crew') as told where told ~ 'Bus'$$,
    array['changed Bus 2 {"visibility": {"to": "all", "from": "group"}, '
        || '"party_group_id": {"to": null, "from": "'
        || tests.id('techs') || '"}} Manager'], 'who saw it before is told that others do'
);
select pg_temp.look('crew');
select pg_temp.look('viewer');

select tests.become(tests.id('manager'));
update api.itinerary_items set visibility = 'own' where id = tests.id('nightliner');
update api.itinerary_items set details = 'Bring Ana' where id = tests.id('nightliner');
select tests.become_superuser();
select bag_eq(
    $$select pg_temp.told('viewer')$$, array['removed Bus 2'],
    'what is out of sight is gone, without what became of it and by whom'
);

-- Members come to a group: nothing changed for who saw it all along.
select tests.become_superuser();
update api.itinerary_items set visibility = 'group', party_group_id = tests.id('techs')
where id = tests.id('nightliner');
select pg_temp.look('crew');
select tests.become(tests.id('manager'));
insert into api.party_members (group_id, user_id) values (tests.id('techs'), tests.id('viewer'));
select tests.become_superuser();
select is_empty($$select pg_temp.told('crew')$$, 'that others see it now is no news');
select tests.become(tests.id('manager'));
update api.venues set address = 'Weteringschans 6' where id = tests.id('paradiso');
select tests.become_superuser();
select bag_eq(
    $$select pg_temp.told('crew')$$,
    array['changed Paradiso {"address": {"to": "Weteringschans 6", "from": null}} Manager'],
    'venues change too'
);

select tests.become(tests.id('stranger'));
select throws_code(
    $$select api.day_sheet_changes('2027-03-02', tests.id('band'))$$, 'NOT_FOUND',
    'a stranger is told nothing'
);
select tests.become(null);
select throws_ok(
    $$select api.day_sheet_changes('2027-03-02', tests.id('band'))$$, '42501', null, 'nor is who has no token'
);

select * from finish();
rollback;
