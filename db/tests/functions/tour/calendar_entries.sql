-- Tests functions/tour/calendar_entries: what stands there, when, and for whom.
begin;
select plan(27);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.itinerary_items (
    id, org_id, show_id, kind, starts_on, starts_time, ends_on, ends_time, time_zone, ends_time_zone,
    visibility, owner_id, is_late
) values
(tests.id('doors'), tests.id('band'), tests.id('gig'), 'doors', '2027-03-02', '19:00', null, null, null, null,
    'all', null, false),
(tests.id('set'), tests.id('band'), tests.id('gig'), 'set', '2027-03-02', '21:00', null, '22:30', null, null,
    'all', null, false),
(tests.id('flight'), tests.id('band'), null, 'flight', '2027-03-01', '22:00', '2027-03-02', '10:15',
    'America/New_York', 'Europe/Amsterdam', 'all', null, false),
(tests.id('press'), tests.id('band'), tests.id('gig'), 'press', '2027-03-02', '12:00', null, null, null, null,
    'own', tests.id('crew'), false),
(tests.id('breakfast'), tests.id('band'), null, 'meal', '2027-03-03', '07:00', null, '07:30', null, null,
    'all', null, false),
(tests.id('hotel'), tests.id('band'), null, 'hotel', '2027-02-27', null, '2027-03-04', null, null, null,
    'all', null, false);
insert into api.holds (id, org_id, venue_id, hold_on, name) values
(tests.id('hold'), tests.id('band'), tests.id('paradiso'), '2027-03-05', 'The Band');

create function tests.entries(
    from_on date default '2027-03-01', to_on date default '2027-03-31', more jsonb default '{}'
)
returns setof tour.calendar_entry
language sql
as $$
    select * from tour.calendar_entries(
        from_on, to_on, (more ->> 'org_id')::uuid,
        coalesce(
            array(select jsonb_array_elements_text(nullif(more -> 'content', 'null'))),
            '{}'
        ) || case when more ? 'content' then '{}' else '{shows,holds,itinerary_items}'::text[] end
    )
$$;
prepare listed as select kind from tests.entries();
create function tests.at(what text)
returns text
language sql
as $$
    select concat_ws(
        ' ', to_char(starts_on, 'MM-DD'), to_char(starts_time, 'HH24:MI'), time_zone, '-',
        to_char(ends_on, 'MM-DD'), to_char(ends_time, 'HH24:MI'), ends_time_zone
    )
    from tests.entries() where id = tests.id(what)
$$;

select tests.become(tests.id('crew'));
select results_eq(
    'listed', array['hotel', 'flight', 'press', 'show', 'doors', 'set', 'meal', 'hold'], 'all in its order'
);
select is(
    tests.at('gig'), '03-02 19:00 Europe/Amsterdam - 03-02 22:30 Europe/Amsterdam',
    'a show lasts from its doors to the end of its set'
);
select is(tests.at('flight'), '03-01 22:00 America/New_York - 03-02 10:15 Europe/Amsterdam', 'two zones');
select is(tests.at('breakfast'), '03-03 07:00 - 03-03 07:30', 'no zone: it floats');
select is(tests.at('hotel'), '02-27 - 03-04', 'whole days');
select is(tests.at('hold'), '03-05 Europe/Amsterdam - Europe/Amsterdam', 'a hold is of a day');
select results_eq(
    $$select starts_at, ends_at from tests.entries() where kind = 'flight'$$,
    $$values ('2027-03-02 03:00Z'::timestamptz, '2027-03-02 09:15Z'::timestamptz)$$, 'instants are told too'
);
select results_eq(
    $$select title, place, status, act from tests.entries() where kind = 'show'$$,
    $$values ('Paradiso', 'Paradiso, Amsterdam, NL', 'tentative', 'The Band')$$, 'and where it is'
);
select results_eq(
    $$select title from tests.entries() where kind in ('doors', 'hold') order by 1$$,
    array['Doors: Paradiso', 'Hold 1: The Band'], 'what has no name is called by its kind'
);
select results_eq(
    $$select uid from tests.entries() where kind = 'show'$$, array['shows-' || tests.id('gig')],
    'an id for life'
);
select results_eq(
    $$select kind from tests.entries('2027-03-04', '2027-03-04')$$, array['hotel'],
    'what lasts counts each day'
);
select is_empty($$select from tests.entries('2027-03-06', '2027-03-31')$$, 'and no day more');
select results_eq(
    $$select kind from tests.entries(more => '{"content": ["holds", "shows"]}')$$, array['show', 'hold'],
    'as much as one wants'
);
select is_empty(
    $$select tests.entries(more => jsonb_build_object('org_id', tests.id('rivals')))$$, 'of others nothing'
);
select is(
    (select count(*) from tests.entries(more => jsonb_build_object('org_id', tests.id('band'))))::integer, 8,
    'of one organization'
);

select tests.become(tests.id('viewer'), '{pin}');
select results_eq(
    'listed', array['hotel', 'flight', 'show', 'doors', 'set', 'meal', 'hold'],
    'what another keeps to themselves is not there; a PIN is enough'
);
select tests.become(tests.id('stranger'));
select is_empty('listed', 'a stranger has a calendar of their own');

-- As a subscription asks: the owner of the tables, with the claims of a person.
select tests.become_superuser();
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('viewer'))::text, true);
select results_eq(
    'listed', array['hotel', 'flight', 'show', 'doors', 'set', 'meal', 'hold'], 'no more without policies'
);
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('stranger'))::text, true);
select is_empty('listed', 'for nobody');
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('crew'))::text, true);

update api.itinerary_items set starts_on = '2027-03-01' where kind in ('doors', 'set');
select is(
    tests.at('gig'), '03-02 Europe/Amsterdam - Europe/Amsterdam', 'doors of another day do not open it'
);
update api.itinerary_items set starts_on = '2027-03-02' where kind in ('doors', 'set');
insert into api.itinerary_items (id, org_id, show_id, kind, starts_on, starts_time, is_late)
values (tests.id('curfew'), tests.id('band'), tests.id('gig'), 'curfew', '2027-03-03', '01:00', true);
select is(
    tests.at('gig'), '03-02 19:00 Europe/Amsterdam - 03-03 01:00 Europe/Amsterdam',
    'a night goes on to its curfew'
);
update api.itinerary_items set status = 'cancelled' where id = tests.id('curfew');
update api.itinerary_items set visibility = 'own', owner_id = tests.id('crew') where id = tests.id('doors');
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('viewer'))::text, true);
select is(
    tests.at('gig'), '03-02 21:00 Europe/Amsterdam - 03-02 22:30 Europe/Amsterdam',
    'as far as the reader sees'
);
update api.shows set status = 'cancelled' where id = tests.id('gig');
select results_eq(
    $$select status from tests.entries() where kind = 'show'$$, array['cancelled'], 'a cancelled one says so'
);
update api.holds set state = 'released' where id = tests.id('hold');
select is_empty($$select from tests.entries() where kind = 'hold'$$, 'who gave up holds nothing');
update api.itinerary_items set deleted_at = now() where id = tests.id('flight');
select is_empty($$select from tests.entries() where kind = 'flight'$$, 'nothing deleted');
update api.shows set deleted_at = now() where id = tests.id('gig');
select results_eq('listed', array['hotel', 'meal'], 'nor a show, with all that is its');
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select is_empty('listed', 'who leaves sees nothing more');

select * from finish();
rollback;
