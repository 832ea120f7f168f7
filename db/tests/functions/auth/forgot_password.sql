-- Tests functions/auth/forgot_password
begin;
select plan(9);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 3, within = '1 hour' where kind = 'mail_address';
update auth.throttle_limits set most = 8, within = '1 hour' where kind = 'mail_ip';
delete from mail.messages;
delete from queue.procrastinate_jobs;
prepare forgot(text) as select auth.forgot_password($1);
prepare mails as
select
    messages.template || ' to ' || messages.email
    || case when tokens.expires_at > now() then ', good' else ', void' end
from mail.messages
join auth.one_time_tokens as tokens on tokens.id = messages.token_id and tokens.purpose = 'reset_password';

set local role bridge;
select results_eq($$execute forgot(' MIA@example.com ')$$, array[null::integer], 'a person asks');
select results_eq(
    $$execute forgot('nobody@example.com')$$, array[null::integer], 'and nobody, who gets the same answer'
);
reset role;
select bag_eq(
    'mails',
    array['reset_password to mia@example.com, good', 'reset_password to nobody@example.com, void'],
    'both by the same work; that to nobody has a token that is void from the start'
);
select is((select count(*) from queue.procrastinate_jobs), 2::bigint, 'each has a job');
select is(
    auth.set_token_hash((select token_id from mail.messages where user_id is null), sha256('x')), null,
    'but the outbox withholds it'
);

update api.users set status = 'suspended' where id = :'cal_id';
select auth.forgot_password('cal@example.com') as nothing \gset
select is(
    (select user_id from mail.messages where email = 'cal@example.com'), null, 'who is suspended is nobody'
);
select results_eq(
    $$execute forgot('what?')$$, array[null::integer], 'what is no address gets the same answer'
);

select auth.forgot_password('mia@example.com') from generate_series(1, 3);
select is(
    (select count(*) from mail.messages where email = 'mia@example.com'), 3::bigint,
    'no inbox gets more than three an hour, and nobody is told'
);
select auth.forgot_password('someone@example.com') as eighth \gset
select ok(auth.forgot_password('mia@example.com') between 1 and 3600, 'one client asks for so many');

select * from finish();
rollback;
