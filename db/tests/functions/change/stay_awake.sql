-- Tests functions/change/stay_awake.
begin;
select plan(2);

select change.stay_awake(5000);
select cmp_ok(
    (select last_value from change.bell) - (extract(epoch from clock_timestamp()) * 1000)::bigint,
    '<=', 5000::bigint, 'a promise of so many milliseconds, which ends by itself'
);
select function_privs_are(
    'change', 'stay_awake', array['integer'], 'worker', array['EXECUTE'], 'the worker''s'
);

select * from finish();
rollback;
