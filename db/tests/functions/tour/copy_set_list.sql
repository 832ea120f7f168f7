-- Tests functions/tour/copy_set_list.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.set_lists (id, org_id, name, notes)
values (tests.id('source'), tests.id('band'), 'Source', 'N');
insert into api.songs (id, org_id, title) values (tests.id('song'), tests.id('band'), 'Song');
insert into api.set_list_songs (set_list_id, song_id, title, notes, position) values
(tests.id('source'), tests.id('song'), 'Intro', 'Loud', 1.5), (tests.id('source'), null, 'Break', null, 9),
(tests.id('source'), null, 'Gone', null, 10);
update api.set_list_songs set deleted_at = now() where title = 'Gone';

prepare copy (uuid, uuid) as select org_id, show_id, name, notes from api.copy_set_list($1, $2);

select tests.become(tests.id('crew'));
select results_eq(
    $$execute copy(tests.id('source'), tests.id('gig'))$$,
    $$values (tests.id('band'), tests.id('gig'), 'Source', 'N')$$, 'a copy for a show'
);
select results_eq(
    $$
        select song_id, songs.title, songs.notes, position
        from api.set_list_songs as songs
        join api.set_lists on set_lists.id = songs.set_list_id
        where show_id is not null
        order by position
    $$,
    $$values (tests.id('song'), 'Intro', 'Loud', 1.5), (null, 'Break', null, 9)$$, 'with its songs'
);
select results_eq(
    $$execute copy(tests.id('source'), null)$$, $$values (tests.id('band'), null::uuid, 'Source', 'N')$$,
    'or for no show'
);
select throws_code(
    $$execute copy(tests.id('nothing'), tests.id('gig'))$$, 'NOT_FOUND', 'of what there is'
);
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND', 'for no other''s show'
);
select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute copy(tests.id('source'), tests.id('gig'))$$, '42501',
    'new row violates row-level security policy for table "set_lists"', 'a viewer copies nothing'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'NOT_FOUND', 'nor does a stranger'
);
select tests.become_superuser();
insert into api.memberships (org_id, user_id, role) values (tests.id('rivals'), tests.id('crew'), 'crew');
select tests.become(tests.id('crew'));
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND',
    'nor anybody to another organization'
);
select tests.become(null);
select throws_ok(
    $$execute copy(tests.id('source'), null)$$, '42501', 'permission denied for function copy_set_list',
    'nor without a token'
);

select * from finish();
rollback;
