-- Deploy ontour:functions/core/personal_org_id to pg
-- requires: schema/core/organizations
-- requires: functions/core/current_user_id

-- The default of org_id: who works alone never needs to name an organization.

begin;

create or replace function core.personal_org_id()
returns uuid
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select organizations.id
        from api.organizations
        where organizations.personal_user_id = core.current_user_id()
    );
end
$$;

comment on function core.personal_org_id() is 'The caller''s personal organization; null for the anonymous.';

grant execute on function core.personal_org_id() to member;

commit;
