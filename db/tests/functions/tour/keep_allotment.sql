-- Tests functions/tour/keep_allotment: on every path to an approved guest.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment)
values (tests.id('list'), tests.id('gig'), 'Band', 5);
prepare add (text, integer, text) as
insert into api.guests (guest_list_id, name, party_size, status) values (tests.id('list'), $1, $2, $3);

select tests.become(tests.id('manager'));
select lives_ok($$execute add('Anna', 5, 'approved')$$, 'as many as there are places');
select throws_code($$execute add('Ben', 1, 'approved')$$, 'GUEST_LIST_FULL', 'but no more');
select lives_ok($$execute add('Ben', 3, 'requested')$$, 'though anybody may ask');
select throws_code(
    $$update api.guests set status = 'approved' where name = 'Ben'$$, 'GUEST_LIST_FULL', 'and is not approved'
);
select throws_code(
    $$update api.guests set party_size = 6 where name = 'Anna'$$, 'GUEST_LIST_FULL', 'nor brings another'
);
select lives_ok(
    $$update api.guests set party_size = 2 where name = 'Anna'$$, 'but when places become free'
);
select lives_ok($$update api.guests set status = 'approved'$$, 'there is room');
select tests.become_superuser();
update api.guests set deleted_at = now() where name = 'Anna';
update api.guests set party_size = 4 where name = 'Ben';
select throws_code(
    $$update api.guests set deleted_at = null where name = 'Anna'$$, 'GUEST_LIST_FULL', 'until it is taken'
);

select * from finish();
rollback;
