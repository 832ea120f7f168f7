-- Deploy ontour:functions/auth/my_invitations to pg
-- requires: schema/auth/invitations
-- requires: schema/auth/email_addresses
-- requires: functions/auth/may_give
-- requires: functions/core/current_user_id

begin;

-- Security definer: invitations are for those to read who made them.
create or replace function api.my_invitations()
returns table (
    id uuid, organization text, invited_by text, role text, expires_at timestamptz, created_at timestamptz
)
language sql
stable
security definer
rows 10
set search_path = ''
begin atomic
    select
        invitations.id, organizations.name, users.full_name, invitations.role, invitations.expires_at,
        invitations.created_at
    from (
        select mine.*
        from api.invitations as mine
        where mine.user_id = core.current_user_id()
        union all
        select mine.*
        from auth.email_addresses as addresses
        join api.invitations as mine on mine.email = addresses.email
        where addresses.user_id = core.current_user_id() and addresses.verified_at is not null
    ) as invitations
    join api.organizations on organizations.id = invitations.org_id
    join api.users on users.id = invitations.invited_by
    where invitations.deleted_at is null
        and invitations.declined_at is null
        and invitations.used_count = 0
        and invitations.expires_at > now()
        and auth.may_give(invitations.invited_by, invitations.org_id, invitations.role)
    order by invitations.created_at desc, invitations.id;
end;

comment on function api.my_invitations() is
'The open invitations to the caller: by name, or to the address that they have verified.';

grant execute on function api.my_invitations() to member;

commit;
