-- Tests functions/auth/sweep_throttles
begin;
select plan(2);

insert into auth.throttle_limits values ('try', 1, '1 minute', 'A test.');
select auth.throttle('try', 'mia') as first, auth.throttle('try', 'cal') as other
\gset
update auth.throttles set attempts = array[clock_timestamp() - interval '61 seconds']
where key_hash = sha256('mia');

set local role worker;
select is(auth.sweep_throttles(), 1, 'the worker deletes what no window holds');
reset role;
select results_eq(
    $$ select key_hash from auth.throttles where kind = 'try' $$, array[sha256('cal')], 'and nothing else'
);

select * from finish();
rollback;
