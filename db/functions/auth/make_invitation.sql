-- Deploy ontour:functions/auth/make_invitation to pg
-- requires: schema/auth/invitations
-- requires: schema/auth/error_codes
-- requires: functions/auth/limit_rate
-- requires: functions/auth/may_give
-- requires: functions/core/require_permission
-- requires: functions/core/fail

begin;

create or replace function auth.make_invitation(wanted api.invitations, lifetime interval)
returns api.invitations
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_invitation api.invitations;
begin
    perform core.require_permission(wanted.org_id, 'member.manage');
    if not exists (select from core.roles where roles.role = wanted.role) or wanted.role is null then
        perform core.fail('UNKNOWN_ROLE', 'role=' || left(wanted.role, 100));
    end if;
    if not auth.may_give(core.current_user_id(), wanted.org_id, wanted.role) then
        perform core.fail('OWNER_PROTECTED');
    end if;

    -- One at a time, so that none is one too many; and none into an organization that ends meanwhile.
    perform from api.organizations
    where organizations.id = wanted.org_id and organizations.deleted_at is null
    for no key update;
    if not found then
        perform core.fail('NOT_FOUND', 'org_id=' || wanted.org_id);
    end if;
    update api.invitations
    set deleted_at = now()
    where invitations.org_id = wanted.org_id
        and (invitations.email = wanted.email or invitations.user_id = wanted.user_id)
        and invitations.used_count = 0
        and invitations.deleted_at is null;
    if (
        select count(*)
        from api.invitations
        where invitations.org_id = wanted.org_id
            and invitations.deleted_at is null
            and invitations.declined_at is null
            and invitations.used_count < invitations.uses
            and invitations.expires_at > now()
    ) >= 200 then
        perform core.fail('INVITATION_LIMIT', 'org_id=' || wanted.org_id);
    end if;
    perform auth.limit_rate('invitation_org', wanted.org_id::text);
    perform auth.limit_rate('invitation_person', core.current_user_id()::text);

    insert into api.invitations (org_id, role, invited_by, email, user_id, uses, expires_at)
    values (
        wanted.org_id, wanted.role, core.current_user_id(), wanted.email, wanted.user_id,
        coalesce(wanted.uses, 1), now() + make_invitation.lifetime
    )
    returning * into v_invitation;
    return v_invitation;
end
$$;

comment on function auth.make_invitation(api.invitations, interval) is
'For functions of the API: an invitation of org_id, role, email, user_id and uses by the caller, who may
invite there, and give no more than they may. It takes the place of an older one to the same.
Raises PERMISSION_DENIED, OWNER_PROTECTED (403), NOT_FOUND (404), INVITATION_LIMIT (409), UNKNOWN_ROLE (422)
and THROTTLED (429).';

commit;
