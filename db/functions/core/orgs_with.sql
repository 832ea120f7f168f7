-- Deploy ontour:functions/core/orgs_with to pg
-- requires: schema/core/memberships
-- requires: schema/core/role_permissions
-- requires: functions/core/current_user_id
-- requires: functions/core/is_fully_signed_in

-- The one question of every policy, asked as `org_id = any ((select core.orgs_with('show.read'))::uuid[])`:
-- evaluated once a statement, and the array serves an index scan. plpgsql, because it keeps its plan from
-- request to request: 0.04 ms, where an SQL function plans anew in every statement: 0.2 ms.

begin;

-- Security definer: memberships have policies of their own, which ask this function.
create or replace function core.orgs_with(permission text)
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    if not core.is_fully_signed_in() then
        perform from core.permissions as asked
        where asked.permission = orgs_with.permission and not asked.needs_full_sign_in;
        if not found then
            return array[]::uuid[];
        end if;
    end if;

    return (
        select coalesce(array_agg(memberships.org_id), '{}')
        from api.memberships
        join core.role_permissions as granted on granted.role = memberships.role
        where memberships.user_id = core.current_user_id()
            and memberships.deleted_at is null
            and granted.permission = orgs_with.permission
    );
end
$$;

comment on function core.orgs_with(text) is
'The organizations in which the caller has this permission; an empty array if none. Who signed in by a PIN
alone has none that needs a full sign-in.';

grant execute on function core.orgs_with(text) to anon, member;

commit;
