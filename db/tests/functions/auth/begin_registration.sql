-- Tests functions/auth/begin_registration
begin;
select plan(4);

update auth.throttle_limits set most = 2 where kind = 'register_ip';
select tests.request('POST', '/auth/register', '{"x-real-ip": "192.0.2.7"}');

set local role bridge;
select is(
    (select array_agg(auth.begin_registration()) from generate_series(1, 2)), array[null, null]::integer[],
    'so many people of one address sign up'
);
select cmp_ok(auth.begin_registration(), '>', 3590, 'and the next one waits');
reset role;
select tests.request('POST', '/auth/register', '{"x-real-ip": "192.0.2.8"}');
set local role bridge;
select is(auth.begin_registration(), null, 'other addresses are counted apart');

set local role anon;
select throws_ok(
    'select auth.begin_registration()', '42501', 'permission denied for function begin_registration',
    'only the bridge counts'
);

select * from finish();
rollback;
