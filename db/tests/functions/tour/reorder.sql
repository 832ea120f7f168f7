-- Tests functions/tour/reorder. That it holds with many at once: tests/api/tour/test_set_lists.py.
begin;
select plan(18);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.set_lists (id, show_id, name) values
(tests.id('set'), tests.id('gig'), 'Main'), (tests.id('other'), tests.id('gig'), 'Encore');

create function tests.song(title text)
returns uuid
language sql
stable
as $$select id from api.set_list_songs where set_list_songs.title = song.title$$;
create function tests.move(title text, after_title text)
returns integer
language sql
as $$
    select (
        api.reorder('set_list_songs', tests.song(title), tests.song(after_title)) ->> 'version'
    )::integer
$$;

select tests.become(tests.id('crew'));
insert into api.set_list_songs (set_list_id, title)
select tests.id('set'), letter from unnest('{A,B,C,D}'::text[]) as letter;
insert into api.set_list_songs (set_list_id, title) values (tests.id('other'), 'Z');

prepare played as
select string_agg(title, '' order by position, id) from api.set_list_songs
where set_list_id = tests.id('set') and deleted_at is null;

select is(tests.move('D', 'A'), 2, 'a move writes the one row');
select results_eq('played', array['ADBC'], 'right after another');
select tests.move('C', null);
select results_eq('played', array['CADB'], 'or first');
select tests.move('C', 'B');
select results_eq('played', array['ADBC'], 'or last');
select tests.move('D', 'A');
select results_eq('played', array['ADBC'], 'or where it is');
select is(
    (select array_agg(version order by title) from api.set_list_songs where set_list_id = tests.id('set')),
    '{1,1,3,3}'::integer[], 'the others were not touched'
);

-- Two devices, offline, put two songs at one place.
update api.set_list_songs set position = 2 where title in ('A', 'B', 'D');
select tests.move('C', (select title from api.set_list_songs where position = 2 order by id limit 1));
select results_eq(
    $$
        select set_list_songs.title = 'C'
        from api.set_list_songs where set_list_id = tests.id('set')
        order by position, id offset 1 limit 1
    $$,
    array[true], 'between equals there is room, too'
);

-- A gap that is used up.
update api.set_list_songs set position = 1 where title = 'A';
update api.set_list_songs set position = 1.000000001 where title = 'B';
update api.set_list_songs set position = 5 where title in ('C', 'D');
select tests.move('D', 'A');
select results_eq('played', array['ADBC'], 'all are numbered anew when nothing is left between two');
update api.set_list_songs set position = 999999 where title = 'C';
select tests.move('A', 'C');
select results_eq('played', array['DBCA'], 'or nothing after the last');
select ok(
    (select max(position) < 10 from api.set_list_songs where set_list_id = tests.id('set')), 'from one on'
);

select throws_code(
    $$select api.reorder('shows', tests.id('gig'))$$, 'INVALID_ARGUMENT', 'what has no order has none'
);
select throws_code(
    $$select api.reorder('set_list_songs', tests.id('gig'))$$, 'NOT_FOUND', 'nothing is moved'
);
select throws_code(
    $$select tests.move('A', 'Z')$$, 'REFERENCE_NOT_FOUND', 'to another list'
);
select throws_code($$select tests.move('A', 'A')$$, 'REFERENCE_NOT_FOUND', 'or after itself');
select tests.become(tests.id('viewer'));
select throws_ok(
    $$select tests.move('A', null)$$, '42501',
    'new row violates row-level security policy for table "set_list_songs"', 'a viewer moves nothing'
);
select tests.become_superuser();
select set_config('tests.song', tests.song('A')::text, true);
select tests.become(tests.id('stranger'));
select throws_code(
    $$select api.reorder('set_list_songs', current_setting('tests.song')::uuid)$$, 'NOT_FOUND',
    'a stranger finds nothing to move'
);
select tests.become_superuser();
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');
insert into api.checklist_items (checklist_id, title) select tests.id('advance'),
'A' from generate_series(1, 2);
select lives_ok(
    $$
        select api.reorder('checklist_items', max(id::text)::uuid, min(id::text)::uuid)
        from api.checklist_items
    $$,
    'checklists are moved alike'
);
select tests.become(null);
select throws_ok(
    $$select api.reorder('set_list_songs', tests.id('gig'))$$, '42501',
    'permission denied for function reorder', 'nobody moves without a token'
);

select * from finish();
rollback;
