-- Tests functions/tour/cancel_guest_lists.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.guest_lists (show_id, name, allotment) values (tests.id('gig'), 'Band', 9),
(tests.id('gig'), 'Label', 9);
insert into api.guest_lists (show_id, name, allotment) values (tests.id('rival gig'), 'Theirs', 9);
update api.guest_lists set closed_at = '2026-01-01' where name = 'Label';

select tour.cancel_guest_lists(tests.id('gig'), null);
select results_eq(
    'select name, closed_at from api.guest_lists order by name',
    $$values ('Band', now()), ('Label', '2026-01-01'::timestamptz), ('Theirs', null)$$,
    'those that were open close'
);
select tour.cancel_guest_lists(tests.id('gig'), null);
select is((select max(version) from api.guest_lists), 2, 'once');

select * from finish();
rollback;
