-- Tests functions/tour/place_show.
begin;
select plan(17);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.tours (id, org_id, name) values (tests.id('rival tour'), tests.id('rivals'), 'Theirs');
insert into api.tours (id, org_id, name) values (tests.id('gone'), tests.id('band'), 'Gone');
update api.tours set deleted_at = now() where id = tests.id('gone');
insert into api.venues (id, org_id, name, city, country, time_zone) values
(tests.id('vega'), tests.id('band'), 'Vega', 'Copenhagen', 'DK', 'Europe/Copenhagen'),
(tests.id('field'), tests.id('band'), 'A field', null, null, null),
(tests.id('closed'), tests.id('band'), 'Closed', 'Rome', 'IT', null);
update api.venues set deleted_at = now() where id = tests.id('closed');

select tests.become(tests.id('manager'));
select results_eq(
    $$select name, city, country, time_zone from api.shows where id = tests.id('gig')$$,
    $$values ('Paradiso', 'Amsterdam', 'NL', 'Europe/Amsterdam')$$,
    'name, city, country and time zone come from the venue'
);
prepare own as
insert into api.shows (org_id, venue_id, name, city, country, time_zone)
values (tests.id('band'), tests.id('paradiso'), 'Open air', 'Utrecht', 'NL', 'UTC')
returning name, city, time_zone;
select results_eq('own', $$values ('Open air', 'Utrecht', 'UTC')$$, 'unless they are given');
select results_eq(
    $$update api.shows set venue_id = tests.id('vega') where id = tests.id('gig')
        returning city, country, time_zone$$,
    $$values ('Copenhagen', 'DK', 'Europe/Copenhagen')$$, 'a show that moves takes its new place'
);
select results_eq(
    $$update api.shows set venue_id = tests.id('paradiso'), city = 'Haarlem' where id = tests.id('gig')
    returning name, city, country$$,
    $$values ('Paradiso', 'Haarlem', 'NL')$$, 'but for what it says itself'
);
select results_eq(
    $$update api.shows set venue_id = tests.id('vega') where id = tests.id('gig') returning city, country$$,
    $$values ('Haarlem', 'DK')$$, 'and keeps what it had not from the venue that it leaves'
);
select results_eq(
    $$update api.shows set venue_id = tests.id('field') where id = tests.id('gig') returning city, country$$,
    $$values ('Haarlem', null::text)$$, 'a venue without a country gives none'
);
select lives_ok(
    $$update api.shows set venue_id = null, tour_id = null where id = tests.id('gig')$$, 'both may be nothing'
);

select throws_code(
    $$update api.shows set tour_id = tests.id('nowhere')$$, 'REFERENCE_NOT_FOUND', 'a tour must exist'
);
select throws_code(
    $$update api.shows set tour_id = tests.id('rival tour')$$, 'REFERENCE_NOT_FOUND',
    'another organization''s does not exist'
);
select throws_code(
    $$update api.shows set tour_id = tests.id('gone')$$, 'REFERENCE_NOT_FOUND', 'a deleted one no longer'
);
select throws_code(
    $$insert into api.shows (org_id, venue_id) values (tests.id('band'), tests.id('closed'))$$,
    'REFERENCE_NOT_FOUND', 'the same holds for a venue'
);
select is(
    tests.error($$update api.shows set venue_id = tests.id('closed')$$) ->> 'details',
    'venue_id=' || tests.id('closed'), 'details name it'
);
select lives_ok(
    $$update api.shows set venue_id = tests.id('vega') where id = tests.id('gig')$$, 'a live one again'
);

select tests.become_superuser();
update api.shows set deleted_at = now() where id = tests.id('gig');
update api.venues set deleted_at = now() where id = tests.id('vega');
select tests.become(tests.id('manager'));
select throws_code(
    format(
        'select api.restore(%L, %L, %s)', 'shows', tests.id('gig'),
        (select max(version) from api.history('shows', tests.id('gig')))
    ),
    'REFERENCE_NOT_FOUND', 'a show does not come back without its venue'
);

select tests.become(tests.id('stranger'));
select throws_ok(
    $$insert into api.shows (org_id, name, tour_id) values (tests.id('band'), 'x', tests.id('spring'))$$,
    '42501', 'new row violates row-level security policy for table "shows"',
    'a stranger is refused the same for a tour that exists'
);
select throws_ok(
    $$insert into api.shows (org_id, name, tour_id) values (tests.id('band'), 'x', tests.id('nowhere'))$$,
    '42501', 'new row violates row-level security policy for table "shows"',
    'as for one that does not'
);
select tests.become(tests.id('viewer'));
select throws_ok(
    $$update api.shows set tour_id = tests.id('gone')$$,
    '42501', 'new row violates row-level security policy for table "shows"', 'and so is a viewer'
);

select * from finish();
rollback;
