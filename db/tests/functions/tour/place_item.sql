-- Tests functions/tour/place_item: what an item belongs to lives, and who reads it cannot be written.
begin;
select plan(17);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare add (jsonb) as
insert into api.itinerary_items (org_id, kind, starts_on, show_id, tour_id, visibility, party_group_id)
select coalesce(i.org_id, tests.id('band')), 'other', i.starts_on, i.show_id, i.tour_id,
    coalesce(i.visibility, 'all'), i.party_group_id
from jsonb_populate_record(null::api.itinerary_items, $1) as i
returning starts_on;

create function pg_temp.missing(name text, id text, more jsonb default '{}')
returns text
language sql
as $$
    select tests.error(format(
        'execute add(%L)', more || jsonb_build_object('starts_on', '2027-03-02', name, tests.id(id))
    )) ->> 'details'
$$;

insert into api.tours (id, org_id, name, deleted_at) values (tests.id('old'), tests.id('band'), 'Old', null);
update api.tours set deleted_at = now() where id = tests.id('old');
select tests.become(tests.id('crew'));
select results_eq(
    format('execute add(%L)', jsonb_build_object('show_id', tests.id('gig'))), array['2027-03-02'::date],
    'an item is on the day of its show, if it does not say'
);
select is(pg_temp.missing('show_id', 'rival gig'), 'show_id=' || tests.id('rival gig'), 'no show of others');
select is(pg_temp.missing('tour_id', 'old'), 'tour_id=' || tests.id('old'), 'no deleted tour');
select is(
    pg_temp.missing('party_group_id', 'nobody', '{"visibility": "group"}'),
    'party_group_id=' || tests.id('nobody'), 'no group that is not there'
);
select throws_ok(
    format('execute add(%L)', jsonb_build_object('show_id', tests.id('rival gig'), 'org_id',
    tests.id('rivals'))),
    '42501', 'new row violates row-level security policy for table "itinerary_items"',
    'who may not write learns nothing'
);

-- The owner.
select results_eq(
    $$insert into api.itinerary_items (org_id, kind, starts_on, visibility)
    values (tests.id('band'), 'day_off', '2027-03-05', 'own') returning owner_id$$,
    array[tests.id('crew')], 'what one keeps to oneself is one''s own'
);
select results_eq(
    $$update api.itinerary_items set visibility = 'all' where id = tests.id('dinner')
    returning owner_id, topics$$,
    $$values (null::uuid, array['org:' || tests.id('band')])$$, 'until one shares it'
);
select tests.become(tests.id('manager'));
select results_eq(
    $$update api.itinerary_items set visibility = 'own' where id = tests.id('dinner') returning owner_id$$,
    array[tests.id('manager')], 'who takes an item away from the others keeps it'
);
select tests.become_superuser();
select results_eq(
    $$update api.itinerary_items set visibility = 'own', owner_id = tests.id('viewer')
    where id = tests.id('doors') returning owner_id$$, array[tests.id('viewer')], 'psql may say whose it is'
);
select results_eq(
    $$update api.itinerary_items set topics = '{everybody}' where id = tests.id('doors') returning topics$$,
    $$values (array[format('org:%s:member:%s', tests.id('band'), tests.id('viewer'))])$$,
    'and cannot say who reads it'
);
select results_eq(
    $$update api.itinerary_items set owner_id = tests.id('crew') where id = tests.id('doors')
    returning owner_id$$, array[tests.id('viewer')], 'nor give it to somebody else'
);

-- Deletion with the show: somebody else deletes what another kept to themselves.
select tests.become(tests.id('owner'));
update api.shows set deleted_at = now() where id = tests.id('gig');
select tests.become_superuser();
select results_eq(
    $$select owner_id, deleted_at is not null from api.itinerary_items where id = tests.id('doors')$$,
    $$values (tests.id('viewer'), true)$$, 'items go with their show, and stay whose they were'
);
select throws_code(
    $$update api.itinerary_items set deleted_at = null where id = tests.id('doors')$$, 'REFERENCE_NOT_FOUND',
    'and do not come back without it'
);

-- Restoring writes topics too.
select tests.become(tests.id('owner'));
select is(
    api.restore('shows', tests.id('gig'), 1) ->> 'deleted_at', null, 'the show comes back'
);
select tests.become(tests.id('viewer'));
select results_eq(
    $$select kind from api.itinerary_items where id = tests.id('doors')$$, array['doors'],
    'with its items, for the same readers'
);
select tests.become(tests.id('crew'));
select is_empty($$select from api.itinerary_items where id = tests.id('doors')$$, 'and for no others');
select lives_ok(
    format('execute add(%L)', jsonb_build_object(
        'starts_on', '2027-03-02', 'visibility', 'group', 'party_group_id', tests.id('techs')
    )), 'a member of a group plans for it'
);

select * from finish();
rollback;
