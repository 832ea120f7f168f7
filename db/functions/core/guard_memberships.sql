-- Deploy ontour:functions/core/guard_memberships to pg
-- requires: schema/core/memberships
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

begin;

-- Security definer: the rule counts every owner, whoever asks.
create or replace function core.guard_memberships()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_org api.organizations;
begin
    -- Who leaves takes no promotion along, and nobody is brought back unasked.
    if new.deleted_at is not null then
        new.role := old.role;
    elsif old.deleted_at is not null and core.current_user_id() is not null then
        perform core.fail('NOT_RESTORABLE', hint => 'Invite the person anew.');
    end if;

    -- For members only: to others the policies say no, with the same words for an organization that is
    -- not theirs and for none. Who comes in is not yet a member.
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
        -- All go with their organization.
        select * into v_org
        from api.organizations
        where organizations.id = new.org_id and organizations.deleted_at is null;
        if not found then
            return new;
        end if;
        -- Two owners who leave at once are judged one after the other. No lock of the organization: who
        -- deletes it holds that one and waits for this membership.
        perform pg_advisory_xact_lock(hashtextextended('owners of ' || new.org_id, 0));
        if not exists (
            select from api.memberships as other
            where other.org_id = new.org_id
                and other.id <> new.id
                and other.role = 'owner'
                and other.deleted_at is null
        ) then
            perform core.fail('LAST_OWNER');
        end if;
        if v_org.personal_user_id = new.user_id then
            perform core.fail('PERSONAL_ORGANIZATION', 'org_id=' || new.org_id);
        end if;
    end if;
    return new;
end
$$;

comment on function core.guard_memberships() is
'Row trigger: only owners make, change and remove owners, the last one stays, and so does everybody in their
own personal organization. Nobody is brought back unasked.
Raises OWNER_PROTECTED (403), LAST_OWNER and PERSONAL_ORGANIZATION (409), NOT_RESTORABLE (422).';

create or replace trigger _200_guard_memberships
before insert or update of role, deleted_at on api.memberships
for each row execute function core.guard_memberships();

commit;
