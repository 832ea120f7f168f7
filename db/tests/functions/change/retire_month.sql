-- Tests functions/change/retire_month. tests/red_team/test_retired.py has the proofs that go on.
begin;
select plan(9);
\ir ../../support/january.psql

create temporary table january as
select feed.* from change.feed join change.log_2025_01 as log using (seq);
select is(
    (change.retire_month('2025_01')).row_count, (select count(*) from january), 'it says how many rows went'
);
select bag_eq(
    'select * from change.retired_feed_2025_01', 'select * from january', 'their positions are archived'
);
select is(
    (select count(*) from change.retired_log_2025_01), (select count(*) from january), 'and so are they'
);
select is(
    (select positions from change.retired),
    (select range_agg(int8range(position, position, '[]')) from january), 'what went is noted'
);
select is(
    (select floor from change.feed_bounds()), (select max(position) from january),
    'the feed says from where on it has all'
);
select is_empty(
    'select from change.feed_topics where position in (select position from january)', 'no topic reads them'
);
select is_empty(
    $$select from change.log where row_id = tests.id('band') and version = 1$$,
    'a version that is not the newest is gone'
);
select isnt_empty(
    $$select from change.log_2025_01 where row_id = tests.id('rivals')$$, 'the newest of each row stays'
);
select results_eq(
    $$select row_id, after ->> 'month' from change.log where table_name = 'retired'$$,
    'select id, month from change.retired', 'the log says that they were retired'
);

select * from finish();
rollback;
