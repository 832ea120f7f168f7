-- Tests schema/mail/messages: what no mail may be.
begin;
select plan(9);
\ir ../../support/fixtures.psql

create function pg_temp.violation(constraint_name text)
returns text
language sql
as $$select format('new row for relation "messages" violates check constraint "%s"', constraint_name)$$;

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'mail' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on mails'
);
select throws_ok(
    $$insert into mail.messages (template, email) values ('advert', 'mia@example.com')$$,
    '23514', pg_temp.violation('messages_template_known_check'), 'no unknown template'
);
select throws_ok(
    format(
        'insert into mail.messages (template, email) values (%L, %L)',
        'verify_email', e'mia@example.com\r\nBcc: all@example.com'
    ),
    '23514', pg_temp.violation('messages_email_form_check'), 'no second header in an address'
);
select throws_ok(
    $$insert into mail.messages (template, email) values ('verify_email', 'mia@example.com,cal@a.example')$$,
    '23514', pg_temp.violation('messages_email_form_check'), 'nor a second address'
);
select throws_ok(
    format(
        'insert into mail.messages (template, email, data) values (%L, %L, %L)',
        'verify_email', 'mia@example.com', jsonb_build_object('name', repeat('x', 4000))
    ),
    '23514', pg_temp.violation('messages_data_small_check'), 'no book'
);
select throws_ok(
    $$insert into mail.messages (template, email, data) values ('verify_email', 'mia@example.com', '[]')$$,
    '23514', pg_temp.violation('messages_data_small_check'), 'data is an object'
);
select throws_ok(
    $$
        insert into mail.messages (template, email, state, settled_at)
        values ('verify_email', 'mia@example.com', 'lost', now())
    $$,
    '23514', pg_temp.violation('messages_state_known_check'), 'no unknown state'
);
select throws_ok(
    $$insert into mail.messages (template, email, state) values ('verify_email', 'mia@example.com', 'sent')$$,
    '23514', pg_temp.violation('messages_settled_at_check'), 'what is sent was sent at some time'
);

insert into mail.messages (template, email, user_id)
values ('verify_email', 'owner@example.com', tests.id('owner'));
select is(
    (select confdeltype::text from pg_catalog.pg_constraint where conname = 'messages_user_id_fkey'),
    'c', 'mails go with their person'
);

select * from finish();
rollback;
