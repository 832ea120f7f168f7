-- Deploy ontour:functions/auth/invite to pg
-- requires: functions/auth/make_invitation
-- requires: functions/auth/mail_invitation
-- requires: functions/auth/may_find

begin;

-- Security definer: nobody may insert invitations, or read whose an address is.
create or replace function api.invite(
    org_id uuid, role text, email text default null, user_id uuid default null
)
returns api.invitations
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_wanted api.invitations;
begin
    v_wanted.org_id := invite.org_id;
    v_wanted.role := invite.role;
    v_wanted.email := lower(trim(invite.email) collate "C");
    v_wanted.user_id := invite.user_id;
    if num_nonnulls(v_wanted.email, v_wanted.user_id) <> 1 then
        perform core.fail('VALIDATION_FAILED', 'Either email or user_id.');
    end if;
    if not auth.is_email(v_wanted.email) then
        perform core.fail('INVALID_EMAIL', left(v_wanted.email, 320));
    end if;
    perform core.require_permission(invite.org_id, 'member.manage');
    if v_wanted.user_id is not null and not auth.may_find(v_wanted.user_id) then
        perform core.fail('NOT_FOUND', 'user_id=' || invite.user_id);
    end if;

    v_wanted := auth.make_invitation(v_wanted, '7 days');
    perform auth.mail_invitation(v_wanted);
    return v_wanted;
end
$$;

comment on function api.invite(uuid, text, text, uuid) is
'Invites an address, or a person whom rpc/search_people has found, into an organization, for 7 days, and mails
it. The answer is the same whether or not somebody has the address. Who may manage members; only owners invite
owners. Raises PERMISSION_DENIED, OWNER_PROTECTED, EMAIL_NOT_VERIFIED (403), NOT_FOUND (404), INVITATION_LIMIT
(409), VALIDATION_FAILED, INVALID_EMAIL, UNKNOWN_ROLE (422) and THROTTLED (429).';

grant execute on function api.invite(uuid, text, text, uuid) to member;

commit;
