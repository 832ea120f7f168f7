-- Deploy ontour:functions/auth/mail_invitation to pg
-- requires: schema/auth/preferences
-- requires: schema/auth/invitations
-- requires: schema/auth/email_addresses
-- requires: functions/auth/limit_rate
-- requires: functions/auth/make_token
-- requires: functions/mail/send

-- The name of an organization is anybody's text: only a person whose address is verified sends it to others,
-- and only so often. Who has muted invitations finds them in rpc/my_invitations.

begin;

create or replace function auth.mail_invitation(invitation api.invitations)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_email text := invitation.email;
    v_user_id uuid;
    v_is_muted boolean;
begin
    if not exists (
        select from auth.email_addresses as addresses
        where addresses.user_id = core.current_user_id() and addresses.verified_at is not null
    ) then
        perform core.fail('EMAIL_NOT_VERIFIED');
    end if;

    select
        coalesce(v_email, addresses.email), addresses.user_id,
        'invitation' = any (preferences.muted_by_email)
    into v_email, v_user_id, v_is_muted
    from auth.email_addresses as addresses
    join api.preferences on preferences.user_id = addresses.user_id
    where addresses.verified_at is not null
        and (addresses.email = invitation.email or addresses.user_id = invitation.user_id);
    v_email := coalesce(v_email, invitation.email);
    if v_email is null then
        return;
    end if;
    perform auth.limit_rate('invitation_address', v_email);
    if v_is_muted then
        return;
    end if;

    perform mail.send(
        'invitation', v_email, v_user_id,
        (
            select jsonb_build_object(
                'organization', left(organizations.name, 80),
                'invited_by', left(users.full_name, 80),
                'role', invitation.role,
                'author_id', invitation.invited_by,
                'expires_at', invitation.expires_at
            )
            from api.organizations
            cross join api.users
            where organizations.id = invitation.org_id and users.id = invitation.invited_by
        ),
        auth.make_token(
            'invitation', null, v_email, invitation.expires_at - now(),
            jsonb_build_object('invitation_id', invitation.id)
        )
    );
end
$$;

comment on function auth.mail_invitation(api.invitations) is
'For functions of the API: mails an invitation to its address or its person, who may have none, or not want
it. Raises EMAIL_NOT_VERIFIED (403) for the author, and THROTTLED (429).';

commit;
