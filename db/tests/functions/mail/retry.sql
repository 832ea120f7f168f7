-- Tests functions/mail/retry
begin;
select plan(5);
\ir ../../support/fixtures.psql

select mail.send('verify_email', 'crew@example.com') as mail_id
\gset
select mail.take(:'mail_id') as taken
\gset

select is(mail.retry(:'mail_id'), false, 'a mail that is still tried needs no retry');
select mail.settle(:'mail_id', 'parked', '550 nobody') as nothing
\gset
select is(mail.retry(:'mail_id'), true, 'a parked one is queued again');
select results_eq(
    'select state, attempts, last_error, settled_at from mail.messages',
    $$values ('queued', 0, '550 nobody', null::timestamptz)$$,
    'with all its attempts before it'
);
select results_eq(
    $$select count(*)::integer from queue.procrastinate_jobs where status = 'todo'$$, array[2], 'and a job'
);
select is(mail.retry(tests.id('unknown')), false, 'what is not there is not sent');

select * from finish();
rollback;
