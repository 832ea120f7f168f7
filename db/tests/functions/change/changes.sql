-- Tests functions/change/changes.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select change.publish();
select tests.become(tests.id('crew'));
select results_eq(
    $$ select type, op, id, row ->> 'name' from api.changes(0) where "table" = 'things' $$,
    $$ values ('change', 'insert', tests.id('amp'), 'Amp') $$, 'frames, as rows'
);
select tests.become(tests.id('finance'), '{pin}');
select is_empty($$ select from api.changes(0) where "table" = 'parts' $$, 'by a PIN alone, without money');
select tests.become_superuser();
update api.things set name = 'Loud Amp' where id = tests.id('amp');
select change.publish();
select tests.become(tests.id('crew'));
select results_eq(
    $$ select type, op, id, changed, row ->> 'name' from api.changes(change.head() - 1) $$,
    $$ values ('change', 'update', tests.id('amp'), array['name'], 'Loud Amp') $$, 'after a position'
);
select is(
    current_setting('response.headers')::jsonb,
    jsonb_build_array(
        jsonb_build_object('Feed-Position', change.head()::text),
        jsonb_build_object('Feed-Id', (select feed_id from change.feed_bounds()))
    ),
    'up to where they are complete, and in which feed'
);
select throws_code(
    'select * from api.changes(change.head() + 1)', 'POSITION_AHEAD', 'a position of another feed is refused'
);
select throws_code(
    'select * from api.changes(0, feed_id => tests.id(''other''))', 'FEED_MISMATCH', 'so is another feed'
);
select tests.become(null);
select throws_ok(
    'select * from api.changes(0)', '42501', 'permission denied for function changes',
    'the feed is for members'
);

select * from finish();
rollback;
