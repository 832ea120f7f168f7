-- Tests functions/tour/move_due_dates: what is due before a show moves with it.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');
insert into api.checklist_items (checklist_id, title, due_days, due_at, done_at) values
(tests.id('advance'), 'Rider', 1, null, null), (tests.id('advance'), 'Visa', null, '2027-01-01T00:00Z', null),
(tests.id('advance'), 'Done', 1, null, now());

prepare due (text) as select due_at from api.checklist_items where title = $1;

select tests.become(tests.id('manager'));
update api.shows set show_on = '2027-03-29' where id = tests.id('gig');
select results_eq(
    $$execute due('Rider')$$, array['2027-03-28T10:00Z'::timestamptz], 'it is noon there also in summer'
);
select results_eq(
    $$execute due('Visa')$$, array['2027-01-01T00:00Z'::timestamptz], 'what has a time of its own keeps it'
);
select results_eq(
    $$execute due('Done')$$, array['2027-03-01T11:00Z'::timestamptz], 'so does what is done'
);
update api.shows set time_zone = 'America/New_York' where id = tests.id('gig');
select results_eq($$execute due('Rider')$$, array['2027-03-28T16:00Z'::timestamptz], 'or in America');
update api.shows set show_on = null where id = tests.id('gig');
select results_eq(
    $$execute due('Rider')$$, array[null::timestamptz], 'a show without a date makes nothing due'
);
update api.shows set notes = 'x' where id = tests.id('gig');
select results_eq(
    $$select version from api.checklist_items where title = 'Rider'$$, array[4], 'nothing else touches it'
);

select * from finish();
rollback;
