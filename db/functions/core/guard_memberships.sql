-- Deploy ontour:functions/core/guard_memberships to pg
-- requires: schema/core/memberships
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

begin;

-- Security definer: the rule counts every owner, and locks the organization, whoever asks.
create or replace function core.guard_memberships()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    -- For members only: to others the policies say no, with the same words for an organization that is
    -- not theirs and for none. Who signs up is not yet a member of their own.
    if (old.role = 'owner' or new.role = 'owner')
        and (old.role, old.deleted_at) is distinct from (new.role, new.deleted_at)
        and new.org_id = any (core.orgs_with('org.read'))
        and not new.org_id = any (core.orgs_with('owner.manage'))
    then
        perform core.fail('OWNER_PROTECTED');
    end if;

    if old.role = 'owner' and old.deleted_at is null
        and (new.role <> 'owner' or new.deleted_at is not null)
    then
        -- Two owners who leave at once are judged one after the other; all go with their organization.
        perform
        from api.organizations
        where organizations.id = new.org_id and organizations.deleted_at is null
        for no key update;
        if found and not exists (
            select from api.memberships as other
            where other.org_id = new.org_id
                and other.id <> new.id
                and other.role = 'owner'
                and other.deleted_at is null
        ) then
            perform core.fail('LAST_OWNER');
        end if;
    end if;
    return new;
end
$$;

comment on function core.guard_memberships() is
'Row trigger: only owners make, change and remove owners, and the last one stays.
Raises OWNER_PROTECTED (403) and LAST_OWNER (409).';

create or replace trigger _200_guard_memberships
before insert or update of role, deleted_at on api.memberships
for each row execute function core.guard_memberships();

commit;
