-- Deploy ontour:functions/auth/open_invitation to pg
-- requires: functions/auth/find_invitation
-- requires: functions/auth/may_give
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

create or replace function auth.open_invitation(token text, id uuid)
returns api.invitations
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_id constant uuid := auth.find_invitation(open_invitation.token, open_invitation.id);
    v_invitation api.invitations;
begin
    -- An organization that is being deleted is waited for, and waits; then of many who come at once each sees
    -- what the one before has left.
    perform from api.organizations
    where organizations.id = (select invitations.org_id from api.invitations where invitations.id = v_id)
        and organizations.deleted_at is null
    for share;
    if found then
        select invitations.* into v_invitation
        from api.invitations
        where invitations.id = v_id
            and invitations.deleted_at is null
            and invitations.declined_at is null
            and invitations.used_count < invitations.uses
            and invitations.expires_at > clock_timestamp()
        for no key update;
    end if;
    if v_invitation.id is null
        or not auth.may_give(v_invitation.invited_by, v_invitation.org_id, v_invitation.role)
    then
        perform core.fail('INVITATION_INVALID');
    end if;
    return v_invitation;
end
$$;

comment on function auth.open_invitation(text, uuid) is
'For functions of the API: the open invitation of this token or id, locked.
Raises INVITATION_INVALID (404), whatever it is that it is not.';

commit;
