-- Tests functions/tour/guard_allotment.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment)
values (tests.id('list'), tests.id('gig'), 'Band', 5);
insert into api.guests (guest_list_id, name, party_size, status)
values (tests.id('list'), 'Anna', 3, 'approved');

prepare give (integer) as update api.guest_lists set allotment = $1 returning allotment;
select tests.become(tests.id('manager'));
select results_eq($$execute give(3)$$, array[3], 'a list may lose the places that are left');
select throws_code($$execute give(2)$$, 'GUEST_LIST_FULL', 'but none that has been given away');
select results_eq($$execute give(9)$$, array[9], 'and gets more');

select * from finish();
rollback;
