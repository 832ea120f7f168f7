-- Tests functions/change/ring_bell: that writing rings it. Who hears it is tested in tests/feed.
begin;
select plan(4);
\ir ../../support/fixtures.psql

select setval('change.bell', 0);
select lives_ok('select change.ring_bell()', 'the sequencer sleeps: it is rung');
select change.stay_awake(60000);
select lives_ok('select change.ring_bell()', 'the sequencer is awake: it need not be');
select cmp_ok(
    (select last_value from change.bell), '>', (extract(epoch from clock_timestamp()) * 1000)::bigint,
    'the bell says until when'
);
select bag_eq(
    $$
        select proname::text from pg_proc
        where pronamespace = 'change'::regnamespace and prosrc ~ 'change.ring_bell\(\)'
    $$,
    array['log_delete', 'log_insert', 'log_update'], 'whatever is logged rings it'
);

select * from finish();
rollback;
