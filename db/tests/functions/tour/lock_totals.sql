-- Tests functions/tour/lock_totals. That it orders concurrent writers: tests/api/tour/.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 5, 'JPY');

-- The lock is in xmax until somebody changes the row; xmax of a row that nobody locked is 0.
create function pg_temp.locked()
returns setof integer
language sql
as $$select shows from tour.show_totals where show_id = tests.id('gig') and xmax <> '0'::xid$$;

savepoint made;
select lives_ok(
    $$call tour.lock_totals(array[tests.id('gig'), tests.id('nothing')])$$, 'it asks for no show to exist'
);
select results_eq('select * from pg_temp.locked()', array[1], 'it locks the line that counts the show');
select lives_ok($$call tour.lock_totals('{}')$$, 'nothing to lock is nothing to do');

select tests.become(tests.id('owner'));
select throws_ok(
    $$call tour.lock_totals(array[tests.id('gig')])$$, '42501', 'permission denied for procedure lock_totals',
    'it is not for members'
);

select * from finish();
rollback;
