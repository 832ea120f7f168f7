-- Tests functions/tour/guard_member, by the holder of a guest list.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add (uuid) as
insert into api.guest_lists (show_id, name, allotment, holder_id) values (tests.id('gig'), 'Band', 10, $1);

select lives_ok($$execute add(tests.id('viewer'))$$, 'a member is named');
select lives_ok($$execute add(null)$$, 'or nobody');
select is(
    tests.error($$execute add(tests.id('stranger'))$$) ->> 'details', 'holder_id=' || tests.id('stranger'),
    'but no stranger'
);
select throws_code(
    $$update api.guest_lists set holder_id = tests.id('stranger')$$, 'NOT_A_MEMBER', 'nor afterwards'
);
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select lives_ok($$update api.guest_lists set name = 'Friends'$$, 'who has left stays named');
select throws_code(
    $$execute add(tests.id('viewer'))$$, 'NOT_A_MEMBER', 'but is named no more'
);

select * from finish();
rollback;
