-- Tests functions/auth/resend_invitation: another mail, another week, another author.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
select tests.link('crew') as link \gset

insert into api.invitations (id, org_id, role, invited_by, expires_at, email) values
(tests.id('old'), tests.id('band'), 'crew', tests.id('manager'), now() - interval '1 day', 'a@example.com'),
(tests.id('high'), tests.id('band'), 'owner', tests.id('owner'), now() - interval '1 day', 'b@example.com');

prepare resent as
select invited_by, expires_at - now() from api.resend_invitation(tests.id('old'));

select tests.become(tests.id('viewer'));
select throws_code('resent', 'PERMISSION_DENIED', 'a viewer sends none');
select tests.become(tests.id('stranger'));
select throws_code('resent', 'NOT_FOUND', 'a stranger finds none');
select is(
    tests.error('resent') ->> 'details', 'id=' || tests.id('old'), 'and does not learn whose it would be'
);
select tests.become(tests.id('admin'));
select results_eq(
    'resent', $$values (tests.id('admin'), interval '7 days')$$,
    'it is good again, and the sender answers for it'
);
select throws_code(
    $$select api.resend_invitation(tests.id('high'))$$, 'OWNER_PROTECTED',
    'an admin does not make owners so either'
);
select throws_code(
    format('select api.resend_invitation(%L)', (select id from api.invitations where email is null)),
    'INVITATION_INVALID', 'a link is not mailed'
);
select tests.become_superuser();
select results_eq(
    'select email from mail.messages', array['a@example.com'], 'one mail'
);
update auth.throttle_limits set most = 1 where kind = 'invitation_address';
select tests.become(tests.id('admin'));
select throws_code('resent', 'THROTTLED', 'not without end');
select tests.become_superuser();
update api.invitations set declined_at = now() where id = tests.id('old');
select tests.become(tests.id('admin'));
select throws_code('resent', 'INVITATION_INVALID', 'and nobody who said no is asked again so');
select tests.become(tests.id('admin'), '{pin}');
select throws_code('resent', 'STEP_UP_REQUIRED', 'a PIN sends none');

select * from finish();
rollback;
