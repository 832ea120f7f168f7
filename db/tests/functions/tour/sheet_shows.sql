-- Tests functions/tour/sheet_shows.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tests.become(tests.id('viewer'));
select results_eq(
    $$select s ->> 'name', s ->> 'tour', s ->> 'time_zone', s #>> '{venue,city}', (s ->> 'version')::integer
    from jsonb_array_elements(tour.sheet_shows(array[tests.id('gig'), tests.id('rival gig')])) as s$$,
    $$values ('Paradiso', 'Spring', 'Europe/Amsterdam', 'Amsterdam', 1)$$,
    'a show with its tour and venue, as far as one sees them'
);
select is(tour.sheet_shows('{}'), '[]', 'none are an empty list');
select is_empty(
    $$select from jsonb_object_keys(tour.sheet_shows(array[tests.id('gig')]) -> 0) as key
    where key ~ 'fee|price|amount|currency|attendance'$$, 'no money'
);
select tests.become(tests.id('stranger'));
select is(tour.sheet_shows(array[tests.id('rival gig')]) #> '{0,venue}', 'null', 'a show may have no venue');

select * from finish();
rollback;
