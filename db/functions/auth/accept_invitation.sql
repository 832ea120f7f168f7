-- Deploy ontour:functions/auth/accept_invitation to pg
-- requires: functions/auth/open_invitation
-- requires: functions/core/guard_memberships

begin;

-- Security definer: nobody may insert memberships, or read invitations to others.
create or replace function api.accept_invitation(token text default null, id uuid default null)
returns api.memberships
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_invitation constant api.invitations := auth.open_invitation(
        accept_invitation.token, accept_invitation.id
    );
    v_membership api.memberships;
begin
    -- One at a time for a person, who may have two invitations.
    perform pg_advisory_xact_lock(hashtextextended('joining of ' || core.current_user_id(), 0));
    select memberships.* into v_membership
    from api.memberships
    where memberships.org_id = v_invitation.org_id
        and memberships.user_id = core.current_user_id()
        and memberships.deleted_at is null;
    if found then
        -- Who belongs to it already takes nobody's place.
        if num_nonnulls(v_invitation.email, v_invitation.user_id) = 0 then
            return v_membership;
        end if;
    else
        -- Who was removed, or left, knows the token still.
        perform from api.memberships
        where memberships.org_id = v_invitation.org_id
            and memberships.user_id = core.current_user_id()
            and memberships.deleted_at > v_invitation.created_at;
        if found then
            perform core.fail('INVITATION_INVALID');
        end if;
        insert into api.memberships (org_id, user_id, role)
        values (v_invitation.org_id, core.current_user_id(), v_invitation.role)
        returning * into v_membership;
    end if;
    update api.invitations set used_count = invitations.used_count + 1
    where invitations.id = v_invitation.id;
    return v_membership;
end
$$;

comment on function api.accept_invitation(text, uuid) is
'Makes the caller a member, by the token of a mail or a link, or by the id of an invitation in
rpc/my_invitations; returns the membership. Who is a member already stays what they are; who has left since
the invitation was made needs another. Raises INVITATION_INVALID (404).';

grant execute on function api.accept_invitation(text, uuid) to member;

commit;
