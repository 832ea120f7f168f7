-- Tests schema/tour/itinerary_items: each constraint, and the sheets on which an item stands.
begin;
select plan(39);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

create function pg_temp.refused(assignment text, violated text)
returns text
language plpgsql
as $$
begin
    return throws_ok(
        format('update api.itinerary_items set %s where id = tests.id(''doors'')', assignment), '23514',
        format(
            'new row for relation "itinerary_items" violates check constraint "itinerary_items_%s_check"',
            violated
        ),
        violated || ': ' || left(assignment, 60)
    );
end
$$;

select pg_temp.refused(assignment, violated)
from (values
    ($$tour_id = tests.id('spring')$$, 'show_or_tour'),
    ($$kind = 'party'$$, 'kind_known'),
    ($$title = ''$$, 'title_length'),
    ($$status = 'settled'$$, 'status_known'),
    ($$starts_on = '1799-12-31'$$, 'starts_on_bounds'),
    ($$ends_on = '2027-02-28'$$, 'ends_on_bounds'),
    ($$ends_on = '2028-03-03'$$, 'ends_on_bounds'),
    ($$ends_on = '2027-03-01'$$, 'starts_before_ends'),
    ($$ends_on = '2027-03-02', ends_time = '18:59'$$, 'starts_before_ends'),
    ($$starts_time = null, ends_time = '18:59'$$, 'ends_time_after_start'),
    ($$ends_time_zone = 'Europe/Rome'$$, 'ends_time_zone_of_end'),
    ($$starts_time = null, is_late = true$$, 'is_late_has_time'),
    ($$place = ''$$, 'place_length'),
    ($$ends_place = repeat('x', 501)$$, 'ends_place_length'),
    ($$latitude = 91, longitude = 0$$, 'latitude_bounds'),
    ($$latitude = 0, longitude = 181$$, 'longitude_bounds'),
    ($$latitude = 0$$, 'coordinates_both'),
    ($$details = repeat('x', 20001)$$, 'details_length'),
    ($$visibility = 'some'$$, 'visibility_known'),
    ($$visibility = 'group'$$, 'party_group_id_seen'),
    ($$party_group_id = tests.id('techs')$$, 'party_group_id_seen'),
    ($$visibility = 'own'$$, 'owner_id_own')
) as wrong (assignment, violated);

select lives_ok(
    $$update api.itinerary_items
    set ends_time_zone = 'Pacific/Honolulu', ends_on = '2027-03-01', ends_time = '12:30'
    where id = tests.id('doors')$$,
    'who flies over the date line arrives before leaving'
);
select tests.throws_code(
    $$update api.itinerary_items set time_zone = 'Mars' where id = tests.id('doors')$$, 'UNKNOWN_TIME_ZONE',
    'a zone exists'
);
select tests.throws_code(
    $$update api.itinerary_items set ends_time_zone = 'Mars' where id = tests.id('doors')$$,
    'UNKNOWN_TIME_ZONE', 'that of an arrival too'
);

-- Which sheets: from the fourth of March, local times.
create function pg_temp.sheets(starts text, ends_on date, ends time, is_late boolean)
returns text
language plpgsql
as $$
begin
    update api.itinerary_items as i set (starts_on, starts_time, ends_on, ends_time, is_late,
    ends_time_zone) = (
        '2027-03-04', sheets.starts::time, sheets.ends_on, sheets.ends, sheets.is_late, null
    ) where i.id = tests.id('doors');
    return (
        select concat_ws(' to ', to_char(day_on, 'FMDD'), nullif(to_char(until_on, 'FMDD'), to_char(day_on,
        'FMDD')))
        from api.itinerary_items where id = tests.id('doors')
    );
end
$$;
select is(pg_temp.sheets(starts, ends_on, ends, is_late), expected, what)
from (values
    (null, null::date, null::time, false, '4', 'a day off: its day'),
    ('19:00', null, null, false, '4', 'doors'),
    ('19:00', null, '23:00', false, '4', 'what ends on the same day'),
    ('23:00', null, '00:30', false, '4', 'a set until after midnight is not on the next sheet'),
    ('23:00', null, '04:59', false, '4', 'nor anything of the night'),
    ('23:00', null, '05:00', false, '4 to 5', 'but a bus that arrives in the morning'),
    ('15:00', '2027-03-06', '11:00', false, '4 to 6', 'a hotel stands on each day of the stay'),
    (null, '2027-03-06', null, false, '4 to 6', 'also without times'),
    ('02:30', null, null, true, '3', 'after midnight, and still part of the evening before'),
    ('02:30', null, '04:00', true, '3', 'until it ends'),
    ('02:30', null, '09:00', true, '3 to 4', 'and where it arrives')
) as items (starts, ends_on, ends, is_late, expected, what);

select results_eq(
    $$select distinct topics from change.tracked_tables where table_name = 'itinerary_items'$$,
    $$values (array['{topics}'])$$, 'the row says who reads it'
);
select throws_ok(
    $$insert into api.itinerary_items (org_id, kind, starts_on, show_id)
    values (tests.id('band'), 'set', '2027-03-02', tests.id('rival gig'))$$, 'PGRST', null,
    'a show is the organization''s'
);
select throws_ok(
    $$insert into api.itinerary_items (org_id, kind) values (tests.id('band'), 'set')$$, '23502', null,
    'what happens, happens on a date'
);

select * from finish();
rollback;
