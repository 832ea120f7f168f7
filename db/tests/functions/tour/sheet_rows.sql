-- Tests functions/tour/sheet_rows: which rows stand on a sheet, for whom, and by which index they are found.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare sheet (date, uuid) as
select split_part(rows.key, '/', 1), coalesce(items.kind, shows.name, venues.name)
from tour.sheet_rows(tests.id('band'), $1, $2) as rows
left join api.itinerary_items as items on items.id = rows.id
left join api.shows as shows on shows.id = rows.id
left join api.venues as venues on venues.id = rows.id
order by 1, 2;

select results_eq(
    $$execute sheet('2027-03-02', null)$$,
    $$values
    ('itinerary_items', 'bus'), ('itinerary_items', 'doors'), ('itinerary_items', 'meal'),
    ('shows', 'Paradiso'), ('venues', 'Paradiso')$$,
    'shows of the day with their venues, and items'
);
select results_eq(
    $$execute sheet('2027-03-03', null)$$, $$values ('itinerary_items', 'bus')$$,
    'what arrives on the next day'
);
select is_empty($$execute sheet('2027-03-04', null)$$, 'and is over then');
update api.itinerary_items set starts_on = '2027-03-01', ends_on = '2027-03-05' where kind = 'meal';
select results_eq(
    $$execute sheet('2027-03-04', null)$$, $$values ('itinerary_items', 'meal')$$, 'what goes on'
);

-- Tours.
insert into api.tours (id, org_id, name) values (tests.id('autumn'), tests.id('band'), 'Autumn');
update api.itinerary_items set tour_id = tests.id('autumn') where kind = 'bus';
select results_eq(
    $$execute sheet('2027-03-02', tests.id('autumn'))$$,
    $$values ('itinerary_items', 'bus'), ('itinerary_items', 'meal')$$, 'of one tour, and of none'
);
select results_eq(
    $$execute sheet('2027-03-02', tests.id('spring'))$$,
    $$values
    ('itinerary_items', 'doors'), ('itinerary_items', 'meal'), ('shows', 'Paradiso'), ('venues',
    'Paradiso')$$,
    'an item is of its show''s tour'
);
select tests.become(tests.id('viewer'));
select results_eq(
    $$execute sheet('2027-03-02', null)$$,
    $$values ('itinerary_items', 'doors'), ('shows', 'Paradiso'), ('venues', 'Paradiso')$$,
    'each reader what they may see'
);
select results_eq(
    $$select key, version from tour.sheet_rows(tests.id('band'), '2027-03-02', null) where key ~ '^items'$$,
    $$select key, version from tour.sheet_rows(tests.id('band'), '2027-03-02', null) where false$$,
    'the key is the name of a table of api'
);
select tests.become(tests.id('stranger'));
select is_empty($$execute sheet('2027-03-02', null)$$, 'a stranger nothing');

select tests.become_superuser();
update api.itinerary_items set deleted_at = now();
update api.shows set deleted_at = now();
select is_empty($$execute sheet('2027-03-02', null)$$, 'what is deleted is gone');

-- A thousand tours' days do not make a sheet slower.
insert into api.itinerary_items (org_id, kind, starts_on)
select tests.id('band'), 'press', date '2020-01-01' + day from generate_series(1, 2500) as day;
analyze api.itinerary_items;
create function pg_temp.plan() returns setof text language plpgsql as $$
begin
    return query explain (costs off) select * from tour.sheet_rows(tests.id('band'), '2027-03-02', null);
end
$$;
select is_empty(
    $$select line from pg_temp.plan() as line where line ~ 'Seq Scan on itinerary_items'$$,
    'days are found by index'
);
select is(
    (select count(distinct substring(line from 'itinerary_items_\w+_idx')) from pg_temp.plan() as line),
    2::bigint,
    'those that begin on it and those that go on'
);

select * from finish();
rollback;
