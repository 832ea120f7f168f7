-- Deploy ontour:functions/auth/create_organization to pg
-- requires: schema/core/memberships
-- requires: functions/auth/limit_rate
-- requires: functions/core/current_user_id
-- requires: functions/core/guard_codes

begin;

-- Security definer: nobody may insert organizations or memberships, and nobody could see the first of them.
create or replace function api.create_organization(name text, currency text default 'EUR')
returns api.organizations
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_org api.organizations;
begin
    perform auth.limit_rate('organization_person', core.current_user_id()::text);
    insert into api.organizations (name, currency)
    values (create_organization.name, coalesce(create_organization.currency, 'EUR'))
    returning * into v_org;
    insert into api.memberships (org_id, user_id, role) values (v_org.id, core.current_user_id(), 'owner');
    return v_org;
end
$$;

comment on function api.create_organization(text, text) is
'Makes an organization of which the caller is the owner, and returns it. Any signed-in person.
Raises UNKNOWN_CURRENCY (422) and THROTTLED (429).';

grant execute on function api.create_organization(text, text) to member;

commit;
