-- Tests functions/tour/sheet_items: order, parts and instants of items, right across the clocks.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

insert into api.itinerary_items (id, org_id, kind, starts_on, starts_time, ends_on, ends_time)
values (tests.id('hotel'), tests.id('band'), 'hotel', '2027-03-01', '15:00', '2027-03-03', '11:00');
insert into api.itinerary_items (id, org_id, kind, starts_on)
values (tests.id('off'), tests.id('band'), 'day_off', '2027-03-02');
insert into api.itinerary_items (
    id, org_id, kind, starts_on, starts_time, time_zone, ends_on, ends_time, ends_time_zone
)
values (
    tests.id('flight'), tests.id('band'), 'flight', '2027-03-27', '22:00', 'America/New_York',
    '2027-03-28', '09:10', 'Europe/Amsterdam'
);
create function pg_temp.sheet(on_date date)
returns table (item jsonb, n bigint)
language sql
as $$
    select item, n
    from jsonb_array_elements(tour.sheet_items(array(select id from api.itinerary_items), on_date))
    with ordinality as e (item, n)
$$;

select results_eq(
    $$select item ->> 'kind' from pg_temp.sheet('2027-03-02') where item ->> 'kind' <> 'flight' order by n$$,
    array['day_off', 'hotel', 'meal', 'doors', 'bus'],
    'by the clock of the day: what has no time first, what is after midnight last'
);
select results_eq(
    format($$select item ->> 'part' from pg_temp.sheet(%L) where item ->> 'kind' = 'hotel'$$, on_date),
    array[part],
    'on ' || on_date || ' it is the ' || part
)
from (values (date '2027-03-01', 'start'), ('2027-03-02', 'middle'), ('2027-03-03', 'end')) as p (on_date,
part);
select results_eq(
    $$select item ->> 'kind' from pg_temp.sheet('2027-03-03') where item ->> 'part' = 'end' order by n$$,
    array['bus', 'hotel'], 'what ends on the day stands where it ends'
);
select is(
    (select item ->> 'part' from pg_temp.sheet('2027-03-02') where item ->> 'kind' = 'doors'), 'whole',
    'most begin and end on one day'
);
select results_eq(
    $$select (item ->> 'starts_at')::timestamptz from pg_temp.sheet('2027-03-02')
    where item ->> 'kind' = 'doors'$$,
    array[timestamptz '2027-03-02 19:00+01'], 'the clock is the show''s'
);
select results_eq(
    $$select item -> 'starts_at', item -> 'time_zone' from pg_temp.sheet('2027-03-02')
    where item ->> 'kind' = 'meal'$$, $$values ('null'::jsonb, 'null'::jsonb)$$, 'without one it floats'
);
select results_eq(
    $$select (item ->> 'ends_at')::timestamptz - (item ->> 'starts_at')::timestamptz
    from pg_temp.sheet('2027-03-27') where item ->> 'kind' = 'flight'$$, array[interval '5 hours 10 minutes'],
    'a flight into the night in which the clocks go forward lasts as long as it does'
);
select results_eq(
    $$select item ->> 'ends_on' from pg_temp.sheet('2027-03-02') where item ->> 'kind' = 'bus'$$,
    array['2027-03-03'], 'when something ends is said, though nobody wrote the date'
);
select results_eq(
    $$select item ->> 'group' from pg_temp.sheet('2027-03-02') where item ->> 'kind' = 'bus'$$,
    array['Techs'],
    'and for whom it is'
);

insert into api.itinerary_items (id, org_id, kind, starts_on, starts_time, time_zone)
values (tests.id('night bus'), tests.id('band'), 'bus', '2027-10-31', '02:30', 'Europe/Amsterdam');
select is(
    (
        select (item ->> 'starts_at')::timestamptz
        from pg_temp.sheet('2027-10-31')
        where item ->> 'id' = tests.id('night bus')::text
    ),
    '2027-10-31T00:30Z', 'a time that the clock shows twice is the first of the two, as calendars have it'
);

select * from finish();
rollback;
