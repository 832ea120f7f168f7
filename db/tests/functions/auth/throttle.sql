-- Tests functions/auth/throttle; tests/api/auth/test_throttle.py has it under real concurrency.
begin;
select plan(7);

insert into auth.throttle_limits values ('try', 3, '1 minute', 'A test.');
prepare try as select auth.throttle('try', 'mia');

select results_eq('execute try', array[null::integer], 'the first attempt goes on');
select results_eq('execute try', array[null::integer], 'so does the second');
select results_eq('execute try', array[null::integer], 'and the third');
select results_eq('execute try', array[60], 'the fourth waits until the first leaves the window');
select is(auth.throttle('try', 'cal'), null, 'others are counted apart');

update auth.throttles set attempts[1] = attempts[1] - interval '1 minute',
    attempts[2] = attempts[2] - interval '30 s'
where key_hash = sha256('mia');
select results_eq('execute try', array[null::integer], 'when it has left, one more goes on');
select results_eq('execute try', array[30], 'and the next waits for the second');

select * from finish();
rollback;
