-- Tests policies/tour/itinerary_items: who sees which item, and who writes it.
begin;
select plan(32);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare visible as select kind from api.itinerary_items order by kind;
prepare make as
insert into api.itinerary_items (org_id, kind, starts_on) values (tests.id('band'), 'press', '2027-03-02')
returning kind;
prepare change (text) as
update api.itinerary_items set details = 'x' where id = tests.id($1) returning version;
prepare hide (text) as update api.itinerary_items
set visibility = 'group', party_group_id = tests.id('techs') where id = tests.id($1) returning version;

select policies_are('api', 'itinerary_items', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('crew'));
select results_eq('visible', array['bus', 'doors', 'meal'], 'crew: all, their group''s, their own');
select tests.become(tests.id('crew'), '{pin}');
select results_eq('visible', array['bus', 'doors', 'meal'], 'the same with a PIN');
select results_eq('make', array['press'], 'crew writes, with a PIN');
select results_eq($$execute change('nightliner')$$, array[2], 'also what its group sees');
select results_eq($$execute change('dinner')$$, array[2], 'and its own');
select results_eq($$execute hide('doors')$$, array[2], 'and says who sees it');
update api.itinerary_items set visibility = 'all', party_group_id = null where id = tests.id('doors');

select tests.become(tests.id('owner'));
select results_eq('visible', array['bus', 'doors', 'press'], 'an owner: nobody''s own');
select tests.become(tests.id('admin'));
select results_eq('visible', array['bus', 'doors', 'press'], 'an admin: nobody''s own');
select tests.become(tests.id('manager'), '{pin}');
select results_eq('visible', array['bus', 'doors', 'press'], 'a manager: nobody''s own');
select is_empty($$execute change('dinner')$$, 'which they do not change');
select results_eq($$execute change('nightliner')$$, array[3], 'but what groups see');
select results_eq($$execute hide('doors')$$, array[4], 'a manager gives an item to a group');

select tests.become(tests.id('viewer'));
select results_eq('visible', array['press'], 'a viewer: neither');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "itinerary_items"',
    'and writes none'
);
select is_empty($$execute change('nightliner')$$, 'what one does not see one does not change');
select throws_ok(
    $$update api.itinerary_items set details = 'x' where kind = 'press'$$, '42501',
    'new row violates row-level security policy for table "itinerary_items"', 'nor what one sees'
);
select tests.become(tests.id('finance'));
select results_eq('visible', array['press'], 'finance sees what all see');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "itinerary_items"',
    'and writes none'
);

-- A member of another group moves nothing out of their own sight.
select tests.become_superuser();
update api.party_members set deleted_at = now();
select tests.become(tests.id('crew'));
select is_empty(
    $$select from api.itinerary_items where kind = 'bus'$$, 'who has left the group no longer sees its items'
);
select throws_ok(
    $$update api.itinerary_items set visibility = 'group', party_group_id = tests.id('techs')
    where kind = 'press'$$, '42501',
    'new row violates row-level security policy for table "itinerary_items"', 'nor gives it any'
);
select throws_ok(
    $$update api.itinerary_items set $$ || forged, '42501', 'permission denied for table itinerary_items',
    'not theirs to write: ' || forged
)
from (values ($$topics = '{}'$$), ($$owner_id = tests.id('crew')$$),
($$org_id = tests.id('rivals')$$)) as f (forged);
select throws_ok(
    $$insert into api.itinerary_items (org_id, kind, starts_on, owner_id)
    values (tests.id('band'), 'set', '2027-03-02', tests.id('viewer'))$$, '42501',
    'permission denied for table itinerary_items', 'nor is an owner sent'
);
select throws_ok(
    'delete from api.itinerary_items', '42501', 'permission denied for table itinerary_items',
    'nothing is purged'
);

-- Histories and the past are the reader's, too.
select tests.become(tests.id('viewer'));
select is_empty($$select api.history('itinerary_items', tests.id('dinner'))$$,
'no history of what is another''s');
select is_empty(
    $$select r from api.as_of('itinerary_items', now() + interval '1 hour') as r
    where r ->> 'kind' <> 'press'$$,
    'nor its past'
);
select tests.become(tests.id('stranger'));
select is_empty('visible', 'a stranger sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "itinerary_items"',
    'and writes none'
);
select is_empty(
    $$select api.snapshot('{itinerary_items}') #> '{tables,itinerary_items,0}'
    where api.snapshot('{itinerary_items}') #> '{tables,itinerary_items,0}' is not null$$, 'not in a snapshot'
);
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table itinerary_items', 'nor does who has no token'
);

select * from finish();
rollback;
