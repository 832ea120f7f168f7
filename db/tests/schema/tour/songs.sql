-- Tests schema/tour/songs: what a song may be.
begin;
select plan(9);
\ir ../../support/fixtures.psql

prepare add (text, text, integer, text, numeric, text) as
insert into api.songs (org_id, title, artist, duration_seconds, musical_key, tempo, notes)
values (tests.id('band'), $1, $2, $3, $4, $5, $6);
create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$select format('new row for relation "songs" violates check constraint "%s"', constraint_name)$$;

select lives_ok($$execute add('Intro', 'Others', 90, 'C#m', 120.5, 'Capo 2')$$, 'a song');
select throws_ok(
    $$execute add('', null, null, null, null, null)$$, '23514', pg_temp.refused('songs_title_length_check'),
    'has a title'
);
select throws_ok(
    $$execute add('A', '', null, null, null, null)$$, '23514', pg_temp.refused('songs_artist_length_check'),
    'is by somebody'
);
select throws_ok(
    $$execute add('A', null, 0, null, null, null)$$, '23514',
    pg_temp.refused('songs_duration_seconds_bounds_check'), 'takes time'
);
select throws_ok(
    format('execute add(%L, null, null, %L, null, null)', 'A', musical_key), '23514',
    pg_temp.refused('songs_musical_key_form_check'), 'is not in ' || musical_key
)
from unnest('{H,a}'::text[]) as musical_key;
select throws_ok(
    format('execute add(%L, null, null, null, %s, null)', 'A', tempo), '23514',
    pg_temp.refused('songs_tempo_bounds_check'), 'is not played at ' || tempo
)
from unnest('{0,120.5555}'::numeric[]) as tempo;
select throws_ok(
    $$execute add('A', null, null, null, null, repeat('x', 20001))$$, '23514',
    pg_temp.refused('songs_notes_length_check'), 'and its notes end'
);

select * from finish();
rollback;
