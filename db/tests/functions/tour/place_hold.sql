-- Tests functions/tour/place_hold: what a hold is for, and whether that lives.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

prepare hold_for as insert into api.holds (org_id, show_id) values (tests.id('band'), $1)
    returning name, hold_on, venue_id;
prepare hold_at as
insert into api.holds (org_id, venue_id, hold_on, name) values (tests.id('band'), $1, '2027-05-01', 'X');
insert into api.venues (id, org_id, name) values (tests.id('theirs'), tests.id('rivals'), 'Theirs');

select tests.become(tests.id('manager'));
select results_eq(
    $$execute hold_for(tests.id('gig'))$$,
    $$values ('Paradiso', '2027-03-02'::date, tests.id('paradiso'))$$,
    'name, date and venue are those of the show'
);
select throws_code(
    $$execute hold_for(tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND', 'a show of others does not exist'
);
select throws_code(
    $$execute hold_at(tests.id('theirs'))$$, 'REFERENCE_NOT_FOUND', 'nor does a venue of others'
);
select is(
    tests.error($$execute hold_at(null)$$) ->> 'details', 'venue_id=null',
    'a venue is needed, which details say'
);
update api.shows set deleted_at = now() where id = tests.id('gig');
select is_empty(
    $$select from api.holds where show_id = tests.id('gig') and deleted_at is null$$,
    'it goes with its show'
);
select throws_code(
    $$execute hold_for(tests.id('gig'))$$, 'REFERENCE_NOT_FOUND', 'for a deleted one nothing is held'
);

select tests.become_superuser();
select throws_code(
    $$update api.holds set deleted_at = null where show_id = tests.id('gig')$$, 'REFERENCE_NOT_FOUND',
    'nor does its hold come back alone'
);
update api.shows set deleted_at = null where id = tests.id('gig');
select lives_ok(
    $$update api.holds set deleted_at = null where show_id = tests.id('gig')$$, 'but after it'
);

select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute hold_at(tests.id('nothing'))$$, '42501',
    'new row violates row-level security policy for table "holds"', 'who may not write is refused as such'
);

select * from finish();
rollback;
