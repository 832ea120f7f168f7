-- Tests functions/auth/decline_invitation: a no is a no.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
select tests.link('crew') as link \gset

insert into api.invitations (id, org_id, role, invited_by, expires_at, user_id) values (
    tests.id('asked'), tests.id('band'), 'crew', tests.id('owner'), now() + interval '1 day',
    tests.id('stranger')
);
select tests.become(tests.id('crew'));
select throws_code(
    $$select api.decline_invitation(id => tests.id('asked'))$$, 'INVITATION_INVALID',
    'nobody says no for another'
);
select tests.become(tests.id('stranger'));
select lives_ok($$select api.decline_invitation(id => tests.id('asked'))$$, 'who is asked may say no');
select throws_code(
    $$select api.accept_invitation(id => tests.id('asked'))$$, 'INVITATION_INVALID', 'and not yes after it'
);
select throws_code(
    format('select api.decline_invitation(%L)', :'link'), 'INVITATION_INVALID',
    'nobody closes a link for others'
);

select * from finish();
rollback;
