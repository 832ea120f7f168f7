-- Tests functions/auth/open_invitation: the same answer, whatever is wrong.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql
select tests.link('owner') as token \gset

prepare opened as select (auth.open_invitation(:'token', null)).role;

-- Opens it after this change, and undoes the change.
create function tests.refused(change text)
returns jsonb
language plpgsql
as $$
declare
    v_error jsonb;
begin
    execute change;
    v_error := tests.error('opened');
    raise exception using errcode = 'U0000', message = coalesce(v_error::text, '"opened"');
exception
    when sqlstate 'U0000' then
        return sqlerrm::jsonb;
end
$$;

select results_eq('opened', array['owner'], 'an open invitation is opened by its token');
select is(
    tests.refused('update api.invitations set used_count = 1') ->> 'code', 'INVITATION_INVALID',
    'one used up not'
);
create temporary table answers as
select tests.refused(change) as answer
from unnest(array[
    'update api.invitations set used_count = 1',
    'update api.invitations set declined_at = now()',
    'update api.invitations set deleted_at = now()',
    'update api.invitations set expires_at = now()',
    'delete from auth.invitation_links',
    $$update api.users set status = 'suspended' where id = tests.id('owner')$$,
    $$
        update api.memberships set role = 'owner' where user_id = tests.id('admin');
        update api.memberships set role = 'admin' where user_id = tests.id('owner')
    $$,
    $$update api.organizations set deleted_at = now() where id = tests.id('band')$$
]) as change;
select is((select count(*) from answers), 8::bigint, 'used, declined, revoked, expired, unknown,');
select is((select count(distinct answer) from answers), 1::bigint, 'of an author who may no more, of no');
select is((select min(answer ->> 'code') from answers), 'INVITATION_INVALID', 'organization: all the same');
select is((select min(answer ->> 'details') from answers), null, 'without a word more');
select throws_code($$select auth.open_invitation(null, null)$$, 'INVITATION_INVALID', 'nothing is none');
select throws_code(
    $$select auth.open_invitation('', tests.id('band'))$$, 'INVITATION_INVALID', 'an id that is none, too'
);
select results_eq('opened', array['owner'], 'and nothing of this was kept');

select * from finish();
rollback;
