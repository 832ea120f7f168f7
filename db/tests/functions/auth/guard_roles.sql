-- Tests functions/auth/guard_roles.
begin;
select plan(5);
\ir ../../support/fixtures.psql

create function pg_temp.make(role text)
returns text
language sql
as $$
    update api.memberships set role = make.role
    where id = tests.id('membership of crew') returning role
$$;

select tests.become(tests.id('owner'));
select is(pg_temp.make('viewer'), 'viewer', 'who has just signed in gives another role');
select tests.become_superuser();
update auth.sessions set authenticated_at = now() - interval '11 minutes';
select tests.become(tests.id('owner'));
select throws_code($$select pg_temp.make('admin')$$, 'STEP_UP_REQUIRED', 'who did so long ago does not');
select is(pg_temp.make('viewer'), 'viewer', 'to give the same is nothing');
select tests.become(tests.id('admin'));
select throws_code($$select pg_temp.make('owner')$$, 'OWNER_PROTECTED', 'other rules stand');
select tests.become_superuser();
select is(pg_temp.make('finance'), 'finance', 'psql needs no sign-in');

select * from finish();
rollback;
