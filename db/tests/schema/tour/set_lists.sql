-- Tests schema/tour/set_lists: whose a list is.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add (uuid, uuid, text, text) as
insert into api.set_lists (org_id, show_id, name, notes) values ($1, $2, $3, $4) returning org_id;

select results_eq(
    $$execute add(tests.id('rivals'), tests.id('gig'), 'Main', null)$$, array[tests.id('band')],
    'that of a show is its organization''s'
);
select results_eq(
    $$execute add(tests.id('band'), null, 'Main', null)$$, array[tests.id('band')],
    'one of no show that of which it says so'
);
select throws_code($$execute add(null, null, 'Main', null)$$, 'REFERENCE_NOT_FOUND', 'it is somebody''s');
select throws_ok(
    $$execute add(tests.id('band'), null, '', null)$$, '23514',
    'new row for relation "set_lists" violates check constraint "set_lists_name_length_check"', 'has a name'
);
select throws_ok(
    $$execute add(tests.id('band'), null, 'Main', repeat('x', 20001))$$, '23514',
    'new row for relation "set_lists" violates check constraint "set_lists_notes_length_check"', 'notes end'
);
insert into api.set_list_songs (set_list_id, title) select id, 'Intro' from api.set_lists;
update api.shows set deleted_at = now() where id = tests.id('gig');
select results_eq(
    $$
        select set_lists.show_id is null
        from api.set_list_songs
        join api.set_lists on set_lists.id = set_list_songs.set_list_id
        where set_list_songs.deleted_at is null and set_lists.deleted_at is null
    $$,
    array[true], 'it goes with its show, and its songs with it'
);

select * from finish();
rollback;
