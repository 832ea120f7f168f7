-- Tests functions/auth/accept_invitation: who accepts is a member, once.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
select tests.link('finance') as one, tests.link('crew', 2) as two, tests.link('owner') as owner \gset

select tests.become(tests.id('stranger'));
select results_eq(
    format('select org_id, user_id, role from api.accept_invitation(%L)', :'one'),
    $$values (tests.id('band'), tests.id('stranger'), 'finance')$$, 'who accepts is a member'
);
select is((select count(*) from api.shows), 0::bigint, 'and sees what the role may');
select results_eq(
    $$select role from api.memberships where org_id = tests.id('band') and user_id = tests.id('stranger')$$,
    array['finance'], 'as everybody there sees'
);
select throws_code(format('select api.accept_invitation(%L)', :'one'), 'INVITATION_INVALID', 'once');
select is((api.accept_invitation(:'two')).role, 'finance', 'who is a member stays what they are');
select is((api.accept_invitation(:'owner')).role, 'finance', 'whatever the link offers');
select tests.become(tests.id('viewer'));
select is((api.accept_invitation(:'owner')).role, 'viewer', 'to whomever');
select tests.become_superuser();
select results_eq(
    'select role, used_count from api.invitations order by id',
    $$values ('finance', 1), ('crew', 0), ('owner', 0)$$, 'and takes nobody''s place'
);

set local session_replication_role = replica;
update api.memberships set deleted_at = now() + interval '1 second'
where org_id = tests.id('band') and user_id = tests.id('stranger');
set local session_replication_role = origin;
select tests.become(tests.id('stranger'));
select throws_code(
    format('select api.accept_invitation(%L)', :'two'), 'INVITATION_INVALID',
    'who was removed does not come back by what they know'
);
select tests.become_superuser();

insert into api.invitations (id, org_id, role, invited_by, expires_at, email) values (
    tests.id('mailed'), tests.id('band'), 'crew', tests.id('owner'), now() + interval '1 day',
    'crew@example.com'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$select api.accept_invitation(id => tests.id('mailed'))$$, 'INVITATION_INVALID',
    'an invitation to somebody else is not found by its id'
);
select tests.become(tests.id('crew'));
select is((api.accept_invitation(id => tests.id('mailed'))).role, 'crew', 'one to oneself is');
select throws_code(
    $$select api.accept_invitation(id => tests.id('mailed'))$$, 'INVITATION_INVALID', 'and is done with'
);

select * from finish();
rollback;
