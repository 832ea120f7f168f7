-- Tests functions/tour/sheet_shows.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.contacts (id, org_id, name, phone) values
(tests.id('ana'), tests.id('band'), 'Ana', '+31 20 555 0100'),
(tests.id('jan'), tests.id('band'), 'Jan', null);
insert into api.show_contacts (show_id, contact_id, role)
values (tests.id('gig'), tests.id('jan'), 'Promoter');
insert into api.venue_contacts (venue_id, contact_id, role)
values (tests.id('paradiso'), tests.id('ana'), 'Production');
select tests.become(tests.id('viewer'));
select results_eq(
    $$select s ->> 'name', s ->> 'tour', s ->> 'time_zone', s #>> '{venue,city}', (s ->> 'version')::integer
    from jsonb_array_elements(tour.sheet_shows(array[tests.id('gig'), tests.id('rival gig')])) as s$$,
    $$values ('Paradiso', 'Spring', 'Europe/Amsterdam', 'Amsterdam', 1)$$,
    'a show with its tour and venue, as far as one sees them'
);
select results_eq(
    $$select c ->> 'role', c ->> 'name', c ->> 'phone'
    from jsonb_array_elements(tour.sheet_shows(array[tests.id('gig')]) #> '{0,contacts}') as c$$,
    $$values ('Production', 'Ana', '+31 20 555 0100'), ('Promoter', 'Jan', null)$$,
    'with whom to call, at the venue and for the show'
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
