-- Tests functions/tour/cancel_settlement.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
update api.shows set status = 'pending' where id = tests.id('gig');
update api.shows set status = 'confirmed' where id = tests.id('gig');
select tests.become(tests.id('manager'));
select api.settle(tests.id('gig')) is not null;
select tests.become_superuser();
prepare journal as
select kind, description from api.journal_entries where show_id = tests.id('gig') order by id;
grant execute on function tour.cancel_settlement(uuid, text) to member;
alter function tour.cancel_settlement(uuid, text) security definer;

select tests.become(tests.id('manager'));
select throws_code(
    $$update api.shows set status = 'cancelled' where id = tests.id('gig')$$, 'SHOW_SETTLED',
    'a settled show is locked'
);
select tour.cancel_settlement(tests.id('gig'), 'Storm');
select results_eq(
    'select state from api.settlements', array['estimated'], 'it is opened'
);
select results_eq(
    'select kind from api.journal_entries order by id', $$values ('settlement'), ('reversal')$$,
    'its entry is reversed'
);
select tour.cancel_settlement(tests.id('gig'), 'Storm');
select is((select count(*)::integer from api.journal_entries), 2, 'once');

select * from finish();
rollback;
