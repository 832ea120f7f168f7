-- Tests functions/tour/announced_shows: what everybody may know, from when on, and nothing else.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare announced as select name from api.announced_shows(tests.id('band'));
prepare announce as
update api.shows set announce_at = $1 where id = tests.id('gig') returning announce_at is not null;
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 1);

execute announce(now());
select tests.become(null);
select is_empty('announced', 'not a draft');
select tests.become_superuser();
update api.shows set status = 'pending' where id = tests.id('gig');
select is_empty('announced', 'nor a pending one');
update api.shows set status = 'confirmed' where id = tests.id('gig');
select tests.become(null);
select results_eq('announced', array['Paradiso'], 'but a confirmed one');
select results_eq(
    $$select to_jsonb(shown) - 'updated_at' from api.announced_shows(tests.id('band')) as shown$$,
    array[jsonb_build_object(
        'id', tests.id('gig'), 'act', 'The Band', 'name', 'Paradiso', 'show_on', '2027-03-02', 'status',
        'confirmed', 'tour', 'Spring', 'venue', 'Paradiso', 'address', null, 'city', 'Amsterdam', 'country',
        'NL', 'time_zone', 'Europe/Amsterdam'
    )],
    'so much of it'
);
select is_empty($$select from api.announced_shows(tests.id('rivals'))$$, 'of whom one asks');
select is_empty($$select from api.announced_shows(null)$$, 'of nobody nothing');
select is_empty($$select from api.announced_shows(tests.id('band'), to_on => '2027-03-01')$$, 'not later');
select is_empty(
    $$select from api.announced_shows(tests.id('band'), from_on => '2027-03-03')$$, 'nor earlier'
);

select tests.become(tests.id('manager'));
select results_eq($$execute announce(now() + interval '1 ms')$$, array[true], 'a manager sets an embargo');
select is_empty('announced', 'under which it is not there, whoever asks');
select tests.become_superuser();
execute announce(now());
update api.organizations set deleted_at = now() where id = tests.id('band');
select is_empty('announced', 'nor one of an organization that is no more');
update api.organizations set deleted_at = null where id = tests.id('band');
update api.shows set deleted_at = now() where id = tests.id('gig');
select is_empty('announced', 'nor a deleted one');

select * from finish();
rollback;
