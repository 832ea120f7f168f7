-- Tests functions/tour/attach_to_show: for each table, each operation, and who sees the show.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare bill as
insert into api.show_costs (show_id, kind, amount, currency) values ($1, 'hotel', 5, 'EUR') returning org_id;
prepare deal as insert into api.show_deals (show_id) values ($1) returning org_id;

select tests.become(tests.id('finance'));
select results_eq(
    $$execute bill(tests.id('gig'))$$, array[tests.id('band')],
    'a cost belongs to the organization of its show'
);
select results_eq($$execute deal(tests.id('gig'))$$, array[tests.id('band')], 'so do finances');
select throws_code(
    $$execute bill(tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND', 'a show of others does not exist'
);
select throws_code(
    $$insert into api.settlements (show_id) values (tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND',
    'nor to settle'
);
select throws_code(
    $$execute deal(tests.id('nothing'))$$, 'REFERENCE_NOT_FOUND', 'as one that does not exist'
);
select is(
    tests.error($$execute deal(null)$$) ->> 'details', 'show_id=null', 'a show is needed, which details say'
);
select throws_ok(
    $$insert into api.show_costs (org_id, show_id, kind, amount, currency)
    values (tests.id('rivals'), tests.id('gig'), 'hotel', 5, 'EUR')$$,
    '42501', 'permission denied for table show_costs', 'the organization cannot be sent'
);
select throws_ok(
    $$update api.show_costs set show_id = tests.id('gig')$$,
    '42501', 'permission denied for table show_costs', 'nor the show changed'
);
select results_eq(
    $$update api.show_costs set amount = 6 returning org_id$$, array[tests.id('band')], 'a change keeps it'
);

select tests.become_superuser();
select results_eq(
    $$update api.show_costs set show_id = tests.id('rival gig') returning org_id$$, array[tests.id('rivals')],
    'a row that psql moves to another show follows its organization'
);
select lives_ok($$delete from api.show_costs$$, 'a purge has nothing to ask');
update api.shows set deleted_at = now() where id = tests.id('gig');
select throws_code($$execute bill(tests.id('gig'))$$, 'REFERENCE_NOT_FOUND', 'a deleted show gets no costs');
select throws_code(
    $$update api.show_deals set deleted_at = null$$, 'REFERENCE_NOT_FOUND',
    'and its money does not come back alone'
);
update api.shows set deleted_at = null where id = tests.id('gig');
select lives_ok($$update api.show_deals set deleted_at = null$$, 'but after it');

select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute bill(tests.id('gig'))$$, '42501',
    'new row violates row-level security policy for table "show_costs"',
    'who sees the show but no money is refused as such'
);

select * from finish();
rollback;
