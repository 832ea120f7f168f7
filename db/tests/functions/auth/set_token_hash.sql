-- Tests functions/auth/set_token_hash
begin;
select plan(5);

select auth.make_token('reset_password', null, 'mia@example.com', interval '1 hour') as good
\gset
select auth.make_token('reset_password', null, 'mia@example.com', interval '0') as expired
\gset

set local role worker;
select is(
    auth.set_token_hash(:'good', sha256('good')), now() + interval '1 hour',
    'the outbox makes a token good, and learns until when'
);
select is(
    auth.set_token_hash(:'good', sha256('good')), now() + interval '1 hour', 'again, for the next attempt'
);
select is(auth.set_token_hash(:'expired', sha256('expired')), null, 'not one that has expired');
select is(auth.set_token_hash(tests.id('unknown'), sha256('x')), null, 'nor one that has been replaced');
reset role;
select auth.use_token('reset_password', sha256('good')) as used
\gset
select is(auth.set_token_hash(:'good', sha256('good')), null, 'nor one that was used');

select * from finish();
rollback;
