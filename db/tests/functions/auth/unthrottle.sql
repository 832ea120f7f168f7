-- Tests functions/auth/unthrottle
begin;
select plan(2);

insert into auth.throttle_limits values ('try', 1, '1 minute', 'A test.');
select auth.throttle('try', 'mia') as first, auth.throttle('try', 'cal') as other
\gset
select auth.unthrottle('try', 'mia') as forgotten
\gset
select is(auth.throttle('try', 'mia'), null, 'attempts are forgotten');
select isnt(auth.throttle('try', 'cal'), null, 'those of others are not');

select * from finish();
rollback;
