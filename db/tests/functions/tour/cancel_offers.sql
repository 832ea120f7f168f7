-- Tests functions/tour/cancel_offers.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_offers (org_id, show_id, number, offered_by, terms, state, answered_at) values
(tests.id('band'), tests.id('gig'), 1, 'act', '{}', 'agreed', '2026-01-01'),
(tests.id('band'), tests.id('gig'), 2, 'promoter', '{}', 'offered', null),
(tests.id('rivals'), tests.id('rival gig'), 1, 'act', '{}', 'offered', null);

select tour.cancel_offers(tests.id('gig'), 'Storm');
select results_eq(
    'select state, answer, answered_at from api.show_offers order by org_id = tests.id(''rivals''), number',
    $$values
    ('agreed', null, '2026-01-01'::timestamptz), ('withdrawn', 'The show is cancelled.', now()),
    ('offered', null, null)$$,
    'the open one is off the table'
);
select tour.cancel_offers(tests.id('gig'), 'Storm');
select is((select max(version) from api.show_offers), 2, 'once');

select * from finish();
rollback;
