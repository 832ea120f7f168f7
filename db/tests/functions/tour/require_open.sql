-- Tests functions/tour/require_open: whether any of these shows is settled.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select lives_ok($$call tour.require_open(array[tests.id('gig')])$$, 'before it is settled a show is open');
select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select tests.become_superuser();
select throws_code(
    $$call tour.require_open(array[tests.id('rival gig'), tests.id('gig')])$$, 'SHOW_SETTLED',
    'then it is not'
);

select * from finish();
rollback;
