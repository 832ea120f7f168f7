-- Tests functions/auth/read_invitation: who has the token sees what it is for, signed in or not.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
select tests.link('crew') as token \gset

select tests.become(null);
select is(
    api.read_invitation(:'token') - 'expires_at',
    '{"organization": "The Band", "invited_by": "Owner", "role": "crew", "email": null}', 'what it is for'
);
select throws_code($$select api.read_invitation('inv_x')$$, 'INVITATION_INVALID', 'not without the token');
select tests.become(tests.id('stranger'));
select throws_code($$select api.read_invitation(null)$$, 'INVITATION_INVALID', 'nor with none');

select * from finish();
rollback;
