-- Tests functions/tour/conflicts: what does not go together, and for whom.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.venues (id, org_id, name, time_zone) values
(tests.id('bataclan'), tests.id('band'), 'Bataclan', 'Europe/Paris');
insert into api.shows (id, org_id, venue_id, show_on) values
(tests.id('other'), tests.id('band'), tests.id('bataclan'), '2027-03-02');
prepare found as
select concat_ws(' ', kind, on_date, title, '/', other_title, hours) from api.conflicts('2027-01-01');

select tests.become(tests.id('crew'));
select results_eq(
    $$
        select kind, on_date, array[id, other_id] <@ array[tests.id('gig'), tests.id('other')]
        from api.conflicts('2027-01-01')
    $$,
    $$values ('same_day', '2027-03-02'::date, true)$$, 'two shows on a day'
);
select tests.become_superuser();
update api.shows set show_on = '2027-03-03' where id = tests.id('other');
select tests.become(tests.id('crew'));
select is_empty('found', 'on another day they do not meet');
select results_eq(
    $$select kind, hours, is_estimated from api.conflicts('2027-01-01', min_rest_hours => 12.5)$$,
    $$values ('rest', 12.0, true)$$, 'but for who needs longer rest'
);
select tests.become_superuser();
insert into api.itinerary_items (org_id, show_id, kind, starts_on, starts_time, is_late) values
(tests.id('band'), tests.id('gig'), 'load_out', '2027-03-03', '02:00', true);
select tests.become(tests.id('crew'));
select results_eq('found', array['rest 2027-03-03 Paradiso / Bataclan 10.0'], 'a late load-out shortens it');
select is_empty(
    $$select from api.conflicts('2027-01-01', '2027-03-02')$$, 'nothing of other days'
);
select is_empty(
    $$select from api.conflicts('2027-01-01', org_id => tests.id('rivals'))$$, 'nor of others'
);

select tests.become_superuser();
update api.itinerary_items set deleted_at = now();
insert into api.holds (org_id, venue_id, show_id, hold_on, name) values
(tests.id('band'), tests.id('bataclan'), tests.id('gig'), '2027-03-02', 'Own'),
(tests.id('band'), tests.id('bataclan'), null, '2027-03-02', 'Else');
select tests.become(tests.id('crew'));
select is_empty('found', 'one may hold as much as one likes');
select tests.become_superuser();
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 1);
update api.shows set status = 'pending' where id = tests.id('gig');
update api.shows set status = 'confirmed' where id = tests.id('gig');
select tests.become(tests.id('crew'));
select results_eq(
    'found', array['hold 2027-03-02 Hold 2: Else / Paradiso'],
    'until a show is confirmed that the hold is not for'
);

select tests.become_superuser();
update api.holds set state = 'released';
insert into api.party_groups (id, org_id, name) values
(tests.id('Band'), tests.id('band'), 'Band'), (tests.id('Crew'), tests.id('band'), 'Crew');
insert into api.itinerary_items (
    id, org_id, kind, title, starts_on, starts_time, ends_time, time_zone, visibility, party_group_id
) values
(tests.id('flight'), tests.id('band'), 'flight', 'Flight', '2027-04-01', '10:00', '12:00', 'Europe/Paris',
    'group', tests.id('Band')),
(tests.id('press'), tests.id('band'), 'press', 'Press', '2027-04-01', '10:30', '11:00', 'Europe/London',
    'group', tests.id('Band')),
(tests.id('bus'), tests.id('band'), 'bus', 'Bus', '2027-04-01', '09:00', '18:00', 'Europe/Paris',
    'group', tests.id('Crew'));
select tests.become(tests.id('manager'));
select results_eq(
    'found', array['overlap 2027-04-01 Flight / Press 0.5'], 'the same people in two places, by their clocks'
);
select tests.become_superuser();
update api.itinerary_items set visibility = 'all', party_group_id = null where id = tests.id('press');
select tests.become(tests.id('manager'));
select results_eq(
    'found',
    array['overlap 2027-04-01 Bus / Press 0.5', 'overlap 2027-04-01 Flight / Press 0.5'],
    'what is for all is for each group'
);
select tests.become(tests.id('crew'));
select is_empty('found', 'who sees one of two sees no conflict');
select tests.become(tests.id('stranger'));
select is_empty('found', 'others have their own');
select tests.become(null);
select throws_ok('found', '42501', 'permission denied for function conflicts', 'nobody has any');

select * from finish();
rollback;
