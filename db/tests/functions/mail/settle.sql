-- Tests functions/mail/settle
begin;
select plan(4);
\ir ../../support/fixtures.psql

select mail.send('verify_email', 'crew@example.com') as mail_id
\gset
create function pg_temp.outcome()
returns text
language sql
as $$
    select concat_ws(' ', state, last_error, case when settled_at = now() then 'now' end) from mail.messages
$$;

select mail.settle(:'mail_id', 'queued', '451 later' || repeat('!', 2000)) as nothing
\gset
select is(
    pg_temp.outcome(), left('queued 451 later' || repeat('!', 2000), 1007), 'it is tried again, and why'
);
select mail.settle(:'mail_id', 'parked', '550 nobody') as nothing
\gset
select is(pg_temp.outcome(), 'parked 550 nobody now', 'it is given up');
select mail.settle(:'mail_id', 'sent') as nothing
\gset
select is(pg_temp.outcome(), 'parked 550 nobody now', 'what is settled stays so');

set local role worker;
select lives_ok(format('select mail.settle(%L, %L)', :'mail_id', 'sent'), 'the outbox says how it went');

select * from finish();
rollback;
