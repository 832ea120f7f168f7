-- Tests functions/tour/lock_offer; agree_offer and its siblings show what it refuses them.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
grant execute on function tour.lock_offer(uuid) to member;
alter function tour.lock_offer(uuid) security definer;

insert into api.show_offers (id, org_id, show_id, number, offered_by, terms) values
(tests.id('offer'), tests.id('band'), tests.id('gig'), 1, 'act', '{}');

select tests.become(tests.id('manager'));
select is((tour.lock_offer(tests.id('offer'))).number, 1, 'an open offer');
select throws_code('select tour.lock_offer(null)', 'NOT_FOUND', 'nothing is none');
select tests.become_superuser();
update api.show_offers set deleted_at = now();
select tests.become(tests.id('manager'));
select throws_code($$select tour.lock_offer(tests.id('offer'))$$, 'NOT_FOUND', 'nor is a deleted one');
select tests.become_superuser();
update api.show_offers set deleted_at = null, state = 'declined', answered_at = now();
select tests.become(tests.id('manager'));
select is(
    tests.error($$select tour.lock_offer(tests.id('offer'))$$) ->> 'details',
    format('offer_id=%s state=declined', tests.id('offer')), 'one that has been answered says how'
);

select * from finish();
rollback;
