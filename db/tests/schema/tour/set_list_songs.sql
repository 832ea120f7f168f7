-- Tests schema/tour/set_list_songs: what stands in a list, and where.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.set_lists (id, show_id, name) values (tests.id('set'), tests.id('gig'), 'Main');
insert into api.songs (id, org_id, title) values
(tests.id('song'), tests.id('band'), 'Intro'), (tests.id('theirs'), tests.id('rivals'), 'Outro');

prepare add (uuid, text, numeric, text) as
insert into api.set_list_songs (set_list_id, song_id, title, position, notes)
values (tests.id('set'), $1, $2, $3, $4) returning position;
create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$select format('new row for relation "set_list_songs" violates check constraint "%s"', constraint_name)$$;

select results_eq($$execute add(tests.id('song'), null, null, null)$$, array[1.0], 'a song comes first');
select results_eq(
    $$execute add(tests.id('song'), 'Intro, again', null, null)$$, array[2.0], 'and again at the end'
);
select results_eq($$execute add(null, 'Break', 1.5, null)$$, array[1.5], 'or a break in between');
select throws_ok(
    $$execute add(null, null, null, null)$$, '23514', pg_temp.refused('set_list_songs_something_check'),
    'but not nothing'
);
select throws_code(
    $$execute add(tests.id('theirs'), null, null, null)$$, 'REFERENCE_NOT_FOUND', 'or what others play'
);
select throws_ok(
    $$execute add(null, '', null, null)$$, '23514', pg_temp.refused('set_list_songs_title_length_check'),
    'a title is a title'
);
select throws_ok(
    $$execute add(null, 'A', null, repeat('x', 20001))$$, '23514',
    pg_temp.refused('set_list_songs_notes_length_check'), 'notes end'
);
select throws_ok(
    format('execute add(null, %L, %s, null)', 'A', place), '23514',
    pg_temp.refused('set_list_songs_position_form_check'), 'no device reckons with ' || place
)
from unnest('{1000000,-1000000,1.0000000001}'::numeric[]) as place;
select throws_code(
    $$update api.songs set deleted_at = now() where id = tests.id('song')$$, 'ROW_IN_USE',
    'a song that is played is kept'
);
update api.set_lists set deleted_at = now();
select lives_ok($$update api.songs set deleted_at = now()$$, 'until nobody plays it');

select * from finish();
rollback;
