-- Tests functions/auth/limit_rate: who is too fast is told when to come back.
begin;
select plan(3);

update auth.throttle_limits set most = 2, within = '1 minute' where kind = 'search_person';
prepare attempt as select auth.limit_rate('search_person', 'mia');
select lives_ok('execute attempt; execute attempt', 'what is within the limit goes on');
select throws_code('attempt', 'THROTTLED', 'what is not is refused');
select throws_matching('attempt', 'retry_after=(59|60)', 'and told for how long');

select * from finish();
rollback;
