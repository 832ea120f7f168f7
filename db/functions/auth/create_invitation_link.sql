-- Deploy ontour:functions/auth/create_invitation_link to pg
-- requires: functions/auth/make_invitation
-- requires: schema/auth/invitation_links

begin;

-- Security definer: nobody may insert invitations, or read what opens them.
create or replace function api.create_invitation_link(
    org_id uuid, role text, expires_in interval default '7 days', uses integer default 1
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_invitation api.invitations;
    -- 244 random bits.
    v_token constant text := 'inv_'
        || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
    v_invitation.org_id := create_invitation_link.org_id;
    v_invitation.role := create_invitation_link.role;
    v_invitation.uses := coalesce(create_invitation_link.uses, 1);
    if (create_invitation_link.expires_in between '1 minute' and '30 days') is not true
        or v_invitation.uses not between 1 and (case v_invitation.role when 'owner' then 1 else 1000 end)
    then
        perform core.fail(
            'VALIDATION_FAILED', 'expires_in: 1 minute to 30 days; uses: 1 to 1000, and 1 for an owner.'
        );
    end if;
    v_invitation := auth.make_invitation(v_invitation, create_invitation_link.expires_in);
    insert into auth.invitation_links (token_hash, invitation_id)
    values (sha256(convert_to(v_token, 'UTF8')), v_invitation.id);
    return jsonb_build_object('token', v_token, 'invitation', to_jsonb(v_invitation));
end
$$;

comment on function api.create_invitation_link(uuid, text, interval, integer) is
'An invitation for whoever has its token: {"token", "invitation"}. The token is told this once and kept
nowhere; put it behind the # of a link. Who may manage members; only owners invite an owner.
Raises PERMISSION_DENIED, OWNER_PROTECTED (403), NOT_FOUND (404), INVITATION_LIMIT (409), VALIDATION_FAILED,
UNKNOWN_ROLE (422) and THROTTLED (429).';

grant execute on function api.create_invitation_link(uuid, text, interval, integer) to member;

commit;
