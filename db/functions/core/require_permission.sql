-- Deploy ontour:functions/core/require_permission to pg
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

begin;

create or replace function core.require_permission(org_id uuid, permission text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if require_permission.org_id = any (core.orgs_with(require_permission.permission)) then
        return;
    end if;
    if require_permission.org_id = any (core.orgs_with('org.read')) then
        perform core.fail('PERMISSION_DENIED', 'permission=' || require_permission.permission);
    end if;
    perform core.fail('NOT_FOUND', 'org_id=' || coalesce(require_permission.org_id::text, 'null'));
end
$$;

comment on function core.require_permission(uuid, text) is
'For functions of the API: the caller has this permission in this organization.
Raises PERMISSION_DENIED (403), and NOT_FOUND (404) for an organization that he is no member of.';

grant execute on function core.require_permission(uuid, text) to member;

commit;
