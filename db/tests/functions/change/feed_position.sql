-- Tests functions/change/feed_position.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update change.sequencer set position = 17;
select tests.become(tests.id('crew'));
select is(api.feed_position(), 17::bigint, 'the head, for who reads next');
set local search_path = api, tests;
select results_eq(
    'select things.name, things.feed_position from things', $$ values ('Amp', 17::bigint) $$,
    'and as a column of any table'
);

select * from finish();
rollback;
