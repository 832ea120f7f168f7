-- Tests functions/auth/guard_organizations: an owner ends an organization, and nobody sees anything of it.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
insert into api.shows (org_id, name) values (tests.id('band'), 'Paradiso');
insert into api.memberships (org_id, user_id, role) values (tests.id('rivals'), tests.id('owner'), 'owner');
select tests.link('crew') as token \gset

prepare end_band as update api.organizations set deleted_at = now() where id = tests.id('band') returning id;
prepare end_rivals as
update api.organizations set deleted_at = now() where id = tests.id('rivals') returning id;

select tests.become(tests.id('admin'));
select throws_code('end_band', 'PERMISSION_DENIED', 'an admin does not end it');
select tests.become(tests.id('owner'), '{pin}');
select throws_code('end_band', 'STEP_UP_REQUIRED', 'nor does an owner by a PIN');
select tests.become_superuser();
update auth.sessions set authenticated_at = now() - interval '11 minutes' where user_id = tests.id('owner');
select tests.become(tests.id('owner'));
select throws_code('end_band', 'STEP_UP_REQUIRED', 'nor by a session that is old');
select tests.become_superuser();
update auth.sessions set authenticated_at = now() where user_id = tests.id('owner');

select tests.become(tests.id('stranger'));
select throws_code('end_rivals', 'PERSONAL_ORGANIZATION', 'a personal one is not ended');
select tests.become(tests.id('owner'));
select throws_code('end_rivals', 'PERSONAL_ORGANIZATION', 'by no owner of it');
select results_eq('end_band', array[tests.id('band')], 'an owner who has just signed in ends it');

select is_empty(
    $$select from api.memberships where org_id = tests.id('band') and deleted_at is null$$, 'all are out'
);
select is_empty('select from api.shows', 'and see nothing of it');
select tests.become_superuser();
select results_eq(
    $$select deleted_at is null from api.shows where org_id = tests.id('band')$$, array[true],
    'though what it owned is as it was'
);
select is(change.granted_topics(to_jsonb(memberships)), '{}', 'its topics are lost')
from api.memberships
where id = tests.id('membership of owner');
select tests.become(tests.id('stranger'));
select throws_code(
    format('select api.accept_invitation(%L)', :'token'), 'INVITATION_INVALID', 'nobody comes in any more'
);
select throws_code(
    format($$select api.restore('organizations', %L, 1)$$, tests.id('band')), 'NOT_FOUND', 'or brings it back'
);

select tests.become_superuser();
select lives_ok('end_rivals', 'who deletes an account may, as the tables'' owner');

select * from finish();
rollback;
