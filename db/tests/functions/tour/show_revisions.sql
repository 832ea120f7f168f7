-- Tests functions/tour/show_revisions: no change gives an earlier number again.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

create function tests.revision()
returns integer
language sql
begin atomic
    select revision
    from tour.show_revisions(array[tests.id('band')], '2027-03-01', '2027-03-31')
    where show_id = tests.id('gig');
end;

select is(tests.revision(), 0, 'it begins with nothing');
update api.shows set show_on = '2027-03-03' where id = tests.id('gig');
select is(tests.revision(), 1, 'a change counts');
insert into api.itinerary_items (id, org_id, show_id, kind) values
(tests.id('doors'), tests.id('band'), tests.id('gig'), 'doors'),
(tests.id('flight'), tests.id('band'), tests.id('gig'), 'flight');
select is(tests.revision(), 2, 'so do doors, and no flight');
update api.itinerary_items set starts_time = '19:00', visibility = 'own', owner_id = tests.id('crew')
where id = tests.id('doors');
select is(tests.revision(), 3, 'their time does');
update api.itinerary_items set deleted_at = now() where id = tests.id('doors');
select is(tests.revision(), 4, 'and their end');
select tests.become(tests.id('viewer'));
select is(tests.revision(), 4, 'whoever asks');

select * from finish();
rollback;
