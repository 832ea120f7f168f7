-- Deploy ontour:functions/auth/may_give to pg
-- requires: schema/core/memberships
-- requires: schema/core/role_permissions

begin;

create or replace function auth.may_give(user_id uuid, org_id uuid, role text)
returns boolean
language sql
stable
begin atomic
    select exists (
        select
        from api.memberships
        join api.users on users.id = memberships.user_id
        join core.role_permissions as granted on granted.role = memberships.role
        where memberships.user_id = may_give.user_id
            and memberships.org_id = may_give.org_id
            and memberships.deleted_at is null
            and users.status = 'active'
            and granted.permission = case may_give.role
                when 'owner' then 'owner.manage'
                else 'member.manage'
            end
    );
end;

comment on function auth.may_give(uuid, uuid, text) is
'Whether this person may, at this moment, bring others into an organization in this role.';

commit;
