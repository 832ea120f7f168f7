-- Tests functions/auth/change_email
begin;
select plan(10);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 3, within = '1 hour' where kind = 'mail_address';
update auth.throttle_limits set most = 6, within = '1 hour' where kind = 'mail_person';
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims \gset
delete from mail.messages;
prepare mails as select template || ' to ' || email from mail.messages;
prepare change(text) as select auth.change_email($1);

set local role bridge;
select throws_code($$execute change('marlow')$$, 'INVALID_EMAIL', 'it has to be an address');
select results_eq(
    $$execute change(' Marlow@Example.com ')$$, array[null::integer], 'a new one is asked for proof'
);
reset role;
select bag_eq('mails', array['verify_email to marlow@example.com'], 'by a mail to it');
select is(
    (select email from auth.email_addresses where user_id = :'mia_id'), 'mia@example.com',
    'until then the old one stays'
);
select results_eq(
    format('select details from auth.security_events where user_id = %L order by id desc limit 1', :'mia_id'),
    $$values ('{"to": "marlow@example.com"}'::jsonb)$$, 'the event is noted'
);

delete from mail.messages;
select results_eq(
    $$execute change('cal@example.com')$$, array[null::integer], 'the answer is the same for another''s'
);
select bag_eq('mails', array['account_exists to cal@example.com'], 'who is told so');

select auth.change_email('marlow@example.com') from generate_series(1, 4);
select is(
    (select count(*) from mail.messages where email = 'marlow@example.com'), 2::bigint,
    'no inbox gets more than three, and nobody is told'
);
select ok(auth.change_email('x@example.com') between 1 and 3600, 'nobody asks for any number of addresses');

update auth.sessions set authenticated_at = now() - interval '11 minutes' where id = :'mia_session';
select throws_code($$execute change('x@example.com')$$, 'STEP_UP_REQUIRED', 'it takes a fresh sign-in');

select * from finish();
rollback;
