-- Tests functions/auth/invite: an address or a person who may be found.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

select tests.become(tests.id('admin'));
select results_eq(
    $$select role, email, user_id, uses from api.invite(tests.id('band'), 'crew', ' New@Example.com ')$$,
    $$values ('crew', 'new@example.com', null::uuid, 1)$$, 'an address is invited, in lower case'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', user_id => tests.id('stranger'))$$, 'NOT_FOUND',
    'a person who cannot be found is not'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', user_id => tests.id('nobody'))$$, 'NOT_FOUND',
    'which is said of nobody, too'
);
select tests.become_superuser();
update api.users set is_searchable = true where id = tests.id('stranger');
select tests.become(tests.id('admin'));
select is(
    (api.invite(tests.id('band'), 'crew', user_id => tests.id('stranger'))).user_id, tests.id('stranger'),
    'one who can be found is'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew')$$, 'VALIDATION_FAILED', 'somebody must be invited'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', 'a@example.com', tests.id('stranger'))$$,
    'VALIDATION_FAILED', 'and one at a time'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', 'not an address')$$, 'INVALID_EMAIL', 'by an address'
);
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', U&'m\0130a@example.com')$$, 'INVALID_EMAIL',
    'in plain letters'
);
select tests.become(tests.id('viewer'));
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', 'a@example.com')$$, 'PERMISSION_DENIED',
    'a viewer invites nobody'
);
select tests.become(tests.id('admin'), '{pin}');
select throws_code(
    $$select api.invite(tests.id('band'), 'crew', 'a@example.com')$$, 'STEP_UP_REQUIRED', 'nor does a PIN'
);
select tests.become_superuser();
select is(
    (select count(*) from mail.messages where template = 'invitation'), 2::bigint, 'each of the two is mailed'
);

select * from finish();
rollback;
