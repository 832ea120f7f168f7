-- Tests functions/tour/check_allotments. That it holds against others: tests/api/tour/test_guests.py.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment) values
(tests.id('list'), tests.id('gig'), 'Band', 5), (tests.id('other'), tests.id('gig'), 'Label', 5);
insert into api.guests (guest_list_id, name, party_size, status) values
(tests.id('list'), 'Anna', 3, 'approved'), (tests.id('list'), 'Ben', 2, 'approved'),
(tests.id('list'), 'Cleo', 9, 'requested'), (tests.id('list'), 'Dan', 9, 'declined');
alter table api.guests disable trigger all;
alter table api.guest_lists disable trigger all;

select lives_ok(
    $$call tour.check_allotments(array[tests.id('list'), tests.id('other'), tests.id('list')])$$,
    'only who is approved counts'
);
update api.guests set party_size = 3 where name = 'Ben';
select is(
    tests.error($$call tour.check_allotments(array[tests.id('other'), tests.id('list')])$$) ->> 'details',
    format('guest_list_id=%s allotment=5 approved=6', tests.id('list')), 'one too many is too many'
);
select lives_ok($$call tour.check_allotments(array[tests.id('other')])$$, 'on another list');
update api.guests set deleted_at = now() where name = 'Anna';
select lives_ok($$call tour.check_allotments(array[tests.id('list')])$$, 'who is gone does not count');
select is(
    (select count(*) from pg_catalog.pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),
    2::bigint, 'each list has a lock of its own'
);

select * from finish();
rollback;
