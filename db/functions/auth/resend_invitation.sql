-- Deploy ontour:functions/auth/resend_invitation to pg
-- requires: functions/auth/mail_invitation
-- requires: functions/auth/may_give
-- requires: functions/core/require_permission
-- requires: functions/core/fail

begin;

-- Security definer: nobody may write invitations, or read whose an address is.
create or replace function api.resend_invitation(id uuid)
returns api.invitations
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_invitation api.invitations;
begin
    select invitations.* into v_invitation
    from api.invitations
    where invitations.id = resend_invitation.id
        and invitations.deleted_at is null
        and invitations.org_id = any (core.orgs_with('org.read'));
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || resend_invitation.id);
    end if;
    perform core.require_permission(v_invitation.org_id, 'member.manage');
    if not auth.may_give(core.current_user_id(), v_invitation.org_id, v_invitation.role) then
        perform core.fail('OWNER_PROTECTED');
    end if;
    perform auth.limit_rate('invitation_org', v_invitation.org_id::text);
    perform auth.limit_rate('invitation_person', core.current_user_id()::text);

    -- Who sends it again answers for it from here on.
    update api.invitations
    set expires_at = now() + interval '7 days', invited_by = core.current_user_id()
    where invitations.id = v_invitation.id
        and invitations.deleted_at is null
        and invitations.declined_at is null
        and invitations.used_count = 0
        and num_nonnulls(invitations.email, invitations.user_id) = 1
    returning * into v_invitation;
    if not found then
        perform core.fail('INVITATION_INVALID');
    end if;
    perform auth.mail_invitation(v_invitation);
    return v_invitation;
end
$$;

comment on function api.resend_invitation(uuid) is
'Mails an invitation again, good for another 7 days, expired or not. Who may manage members.
Raises PERMISSION_DENIED, OWNER_PROTECTED, EMAIL_NOT_VERIFIED (403), NOT_FOUND (404), INVITATION_INVALID (404:
it was answered, or is a link) and THROTTLED (429).';

grant execute on function api.resend_invitation(uuid) to member;

commit;
