-- Tests functions/change/publish. What commits, kills and concurrency do to it is tested in tests/chaos.
begin;
select plan(18);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select cmp_ok(change.publish(), '>', 0::bigint, 'what was written gets positions');
select is(change.publish(), 0::bigint, 'once');
select is_empty(
    'select from change.log where not exists (select from change.feed where feed.seq = log.seq)',
    'every row of the log has one'
);
select is(
    (select array_agg(position order by position) from change.feed),
    (select array_agg(n) from generate_series(1, change.head()) as n),
    'they are dense, and the head is the last'
);
select is_empty(
    $$
        select from change.feed as one
        join change.feed as next on next.position = one.position + 1
        where next.seq < one.seq
    $$,
    'within a batch they follow the order of writing'
);
select results_eq(
    $$
        select distinct topics.topic
        from change.feed_topics as topics
        join change.feed using (position)
        join change.log using (seq)
        where log.row_id in (tests.id('amp'), tests.id('valve'))
        order by topics.topic
    $$,
    $$ values ('org:' || tests.id('band')), ('org:' || tests.id('band') || ':finance') $$,
    'each is filed under the topics that read it'
);

-- Transactions: one that the last snapshot saw under way, one that it had not heard of, one that it had seen.
create function tests.write_late(tx_id xid8, name text) returns void language sql begin atomic
    insert into change.log (tx_id, table_name, row_id, version, op, after, topics_after, source)
    values (write_late.tx_id, 'things', tests.id(name), 1, 'insert', '{}', '{org:x}', 'sql');
end;
update change.sequencer set snapshot = '1000:1010:1003,1007';
select tests.write_late('1007', 'under way'), tests.write_late('1010', 'begun since');
select tests.write_late('1005', 'seen') as seen;
select is(change.publish(), 2::bigint, 'a transaction that ended since and one that began since are found');
select results_eq(
    $$
        select log.row_id from change.feed join change.log using (seq)
        where log.topics_after = '{org:x}' order by feed.position
    $$,
    $$ values (tests.id('under way')), (tests.id('begun since')) $$,
    'and none that had ended before'
);
select is(
    (select sequencer.snapshot::text <> '1000:1010:1003,1007' from change.sequencer), true,
    'what has been seen is noted with it'
);

-- More than it takes at once: in order, and without forgetting those that it left.
select tests.write_late(pg_current_xact_id(), 'one of ' || n) from generate_series(1, 3) as n;
select is(change.publish(2), 2::bigint, 'no more than it takes');
select is(change.publish(2), 1::bigint, 'then the rest');
select is(
    (select array_agg(log.row_id order by feed.position) from change.feed join change.log using (seq)
    where log.row_id in (select tests.id('one of ' || n) from generate_series(1, 3) as n)),
    (select array_agg(tests.id('one of ' || n) order by n) from generate_series(1, 3) as n), 'in order'
);

-- A snapshot that knows less than it did costs time and numbers nothing twice.
update change.sequencer set snapshot = '1:1:';
select is(change.publish(), 1::bigint, 'looking at everything finds what is missing');
select is(change.publish(), 0::bigint, 'and nothing twice');

select is(
    (select array_agg(a.topic order by a.topic) from change.access as a where a.user_id = tests.id('crew')),
    array['org:' || tests.id('band'), 'org:' || tests.id('band') || ':member:' || tests.id('crew')],
    'memberships give access as they pass'
);
select is(
    (
        select feed.audience from change.feed
        join change.log using (seq)
        where log.row_id = tests.id('crew') and log.table_name = 'users'
        order by feed.position desc limit 1
    ),
    array[]::text[], 'a profile is shown to those with whom its person shares an organization by then'
);
select function_privs_are('change', 'publish', array['integer'], 'worker', array['EXECUTE'], 'the worker''s');

-- Whatever ended elsewhere meanwhile: a snapshot of this transaction does not say that it is under way.
insert into api.things (org_id, name) values (tests.id('band'), 'Later');
update change.sequencer
set snapshot = format('%1$s:%1$s:', (pg_current_xact_id()::text::numeric + 1)::text)::pg_snapshot;
select is(change.publish(), 1::bigint, 'a transaction that publishes twice finds what it wrote between');

select * from finish();
rollback;
