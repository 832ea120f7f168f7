-- Deploy ontour:functions/auth/read_invitation to pg
-- requires: functions/auth/open_invitation

-- It reads, and is POST all the same (the lock makes it volatile): a token does not belong into an address.

begin;

-- Security definer: who asks is no member yet, and need not be signed in.
create or replace function api.read_invitation(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_invitation constant api.invitations := auth.open_invitation(read_invitation.token, null);
begin
    return (
        select jsonb_build_object(
            'organization', organizations.name,
            'invited_by', users.full_name,
            'role', v_invitation.role,
            'email', v_invitation.email,
            'expires_at', v_invitation.expires_at
        )
        from api.organizations
        cross join api.users
        where organizations.id = v_invitation.org_id and users.id = v_invitation.invited_by
    );
end
$$;

comment on function api.read_invitation(text) is
'What a token invites to: {"organization", "invited_by", "role", "email", "expires_at"}; email is that of a
mail. Anybody who has the token. Raises INVITATION_INVALID (404).';

grant execute on function api.read_invitation(text) to anon, member;

commit;
