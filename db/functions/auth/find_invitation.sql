-- Deploy ontour:functions/auth/find_invitation to pg
-- requires: schema/auth/invitation_links
-- requires: schema/auth/one_time_tokens
-- requires: schema/auth/email_addresses

begin;

create or replace function auth.find_invitation(token text, id uuid default null)
returns uuid
language sql
stable
begin atomic
    select links.invitation_id
    from auth.invitation_links as links
    where links.token_hash = sha256(convert_to(find_invitation.token, 'UTF8'))
    union all
    select (tokens.data ->> 'invitation_id')::uuid
    from auth.one_time_tokens as tokens
    where tokens.token_hash = sha256(convert_to(find_invitation.token, 'UTF8'))
        and tokens.purpose = 'invitation'
    union all
    select invitations.id
    from api.invitations
    where invitations.id = find_invitation.id
        and (
            invitations.user_id = core.current_user_id()
            or invitations.email = (
                select addresses.email
                from auth.email_addresses as addresses
                where addresses.user_id = core.current_user_id() and addresses.verified_at is not null
            )
        )
    limit 1;
end;

comment on function auth.find_invitation(text, uuid) is
'The invitation that this token opens, or the one of this id if it is the caller''s: to them, or to the
address that they have verified. Null if there is none; whether it is open is not asked.';

commit;
