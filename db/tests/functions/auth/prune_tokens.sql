-- Tests functions/auth/prune_tokens
begin;
select plan(3);

insert into auth.one_time_tokens (purpose, email, expires_at, used_at) values
('reset_password', 'old@example.com', now() - interval '25 hours', null),
('reset_password', 'used@example.com', now() - interval '25 hours', now() - interval '26 hours'),
('reset_password', 'recent@example.com', now() - interval '23 hours', null),
('reset_password', 'good@example.com', now() + interval '1 hour', null);

set local role worker;
select is(auth.prune_tokens(), 2::bigint, 'what expired a day ago is forgotten');
reset role;
select bag_eq(
    'select email from auth.one_time_tokens', array['recent@example.com', 'good@example.com'],
    'nothing else is'
);
set local role bridge;
select throws_ok(
    'select auth.prune_tokens()', '42501', 'permission denied for function prune_tokens',
    'by the worker alone'
);

select * from finish();
rollback;
