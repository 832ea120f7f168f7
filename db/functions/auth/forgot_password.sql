-- Deploy ontour:functions/auth/forgot_password to pg
-- requires: functions/auth/client_network
-- requires: functions/auth/is_email
-- requires: functions/auth/make_token
-- requires: functions/auth/throttle
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses

-- The same statements for an address that nobody has: its token has expired as it is made, so that the outbox
-- withholds the mail. That a reset was asked for is no event of the account; that it was done is one.

begin;

-- Security definer: whoever asks is not signed in.
create or replace function auth.forgot_password(email text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_email constant text := lower(trim(forgot_password.email) collate "C");
    v_user_id uuid;
    v_wait integer;
begin
    v_wait := auth.throttle('mail_ip', auth.client_network());
    if v_wait is not null or not auth.is_email(v_email) then
        return v_wait;
    end if;
    -- Nothing is said of this: somebody else may have asked for them.
    if auth.throttle('mail_address', v_email) is not null then
        return null;
    end if;

    select users.id into v_user_id
    from auth.email_addresses as addresses
    join api.users as users on users.id = addresses.user_id
    where addresses.email = v_email and users.status = 'active' and users.deleted_at is null;

    perform mail.send(
        'reset_password', v_email, v_user_id, '{}',
        auth.make_token(
            'reset_password', v_user_id, v_email,
            case when v_user_id is null then interval '0' else interval '1 hour' end
        )
    );
    return null;
end
$$;

comment on function auth.forgot_password(text) is
'Sends a mail with which the person of this address, if there is one, chooses a new password; not more often
than an inbox bears. Returns null, or the seconds until this client may ask again.';

grant execute on function auth.forgot_password(text) to bridge;

commit;
