-- Tests functions/auth/tell
begin;
select plan(2);
\ir ../../support/fixtures.psql

select auth.tell('identity_linked', tests.id('crew'), '{"provider": "github"}') as nothing
\gset
select results_eq(
    $$select messages.template, messages.email, messages.user_id, messages.data from mail.messages$$,
    $$
        select 'identity_linked', addresses.email, addresses.user_id, '{"provider": "github"}'::jsonb
        from auth.email_addresses as addresses
        where addresses.user_id = tests.id('crew')
    $$,
    'a person is told at their address'
);

delete from auth.email_addresses where email_addresses.user_id = tests.id('crew');
delete from mail.messages;
select auth.tell('pin_changed', tests.id('crew')) as nothing
\gset
select is_empty('select from mail.messages', 'who has none is told nothing');

select * from finish();
rollback;
