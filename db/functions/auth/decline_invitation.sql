-- Deploy ontour:functions/auth/decline_invitation to pg
-- requires: functions/auth/open_invitation

begin;

-- Security definer: nobody may write invitations, or read those of others.
create or replace function api.decline_invitation(token text default null, id uuid default null)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_invitation constant api.invitations := auth.open_invitation(
        decline_invitation.token, decline_invitation.id
    );
begin
    -- A link is for others as well.
    if num_nonnulls(v_invitation.email, v_invitation.user_id) = 0 then
        perform core.fail('INVITATION_INVALID');
    end if;
    update api.invitations set declined_at = now() where invitations.id = v_invitation.id;
end
$$;

comment on function api.decline_invitation(text, uuid) is
'Says no to an invitation to oneself, by the token of the mail or by the id; nobody accepts it then.
Raises INVITATION_INVALID (404), also for a link.';

grant execute on function api.decline_invitation(text, uuid) to member;

commit;
