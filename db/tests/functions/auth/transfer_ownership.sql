-- Tests functions/auth/transfer_ownership: one steps up as the other steps down.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
insert into api.memberships (org_id, user_id, role) values (tests.id('rivals'), tests.id('owner'), 'crew');

prepare transfer (text, text) as select api.transfer_ownership(tests.id($1), tests.id($2));

select tests.become(tests.id('admin'));
select throws_code($$execute transfer('band', 'admin')$$, 'PERMISSION_DENIED', 'an admin takes nothing over');
select tests.become(tests.id('stranger'));
select throws_code($$execute transfer('band', 'stranger')$$, 'NOT_FOUND', 'nor does a stranger');
select throws_code(
    $$execute transfer('rivals', 'owner')$$, 'PERSONAL_ORGANIZATION',
    'a personal organization stays with its person'
);
select tests.become(tests.id('owner'));
select throws_code($$execute transfer('band', 'stranger')$$, 'NOT_FOUND', 'nobody who is no member gets it');
select throws_code($$execute transfer('band', 'owner')$$, 'NOT_FOUND', 'nor who has it');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute transfer('band', 'crew')$$, 'STEP_UP_REQUIRED', 'a PIN gives nothing away');
select tests.become_superuser();
update auth.sessions set authenticated_at = now() - interval '11 minutes';
select tests.become(tests.id('owner'));
select throws_code($$execute transfer('band', 'crew')$$, 'STEP_UP_REQUIRED', 'nor does an old sign-in');
select tests.become_superuser();
update auth.sessions set authenticated_at = now();

select tests.become(tests.id('owner'));
select lives_ok($$execute transfer('band', 'crew')$$, 'an owner who has just signed in does');
select results_eq(
    $$
        select user_id, role from api.memberships
        where org_id = tests.id('band') and user_id in (tests.id('owner'), tests.id('crew')) order by role
    $$,
    $$values (tests.id('owner'), 'admin'), (tests.id('crew'), 'owner')$$, 'both change at once'
);
select throws_code($$execute transfer('band', 'admin')$$, 'PERMISSION_DENIED', 'and it is gone');

select * from finish();
rollback;
