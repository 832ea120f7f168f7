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
    -- SQL sessions and sign-up have no caller; requests always do.
    if core.current_user_id() is not null
        and (old.role = 'owner' or new.role = 'owner')
        and (old.role, old.deleted_at) is distinct from (new.role, new.deleted_at)
        and not new.org_id = any (core.orgs_with('owner.manage'))
        and exists (select from api.memberships as m where m.org_id = new.org_id)
    then
        perform core.fail('OWNER_PROTECTED');
    end if;

    if old.role = 'owner' and old.deleted_at is null and (new.role <> 'owner' or new.deleted_at is not null) then
        -- Two owners who leave at once are judged one after the other.
        perform from api.organizations where organizations.id = new.org_id for no key update;
        if not exists (
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

grant execute on function core.guard_memberships() to member;

create or replace trigger _200_guard_memberships
before insert or update of role, deleted_at on api.memberships
for each row execute function core.guard_memberships();

commit;
