-- Deploy ontour:functions/auth/resend_verification to pg
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/auth/mail_verification
-- requires: functions/auth/throttle
-- requires: schema/auth/email_addresses
-- requires: schema/auth/error_codes

begin;

-- Security definer: addresses are nobody's to read.
create or replace function auth.resend_verification()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_email text;
    v_wait integer;
begin
    select addresses.email into v_email
    from auth.email_addresses as addresses
    where addresses.user_id = core.current_user_id() and addresses.verified_at is null;
    if not found then
        perform core.fail('EMAIL_ALREADY_VERIFIED');
    end if;

    v_wait := auth.throttle('mail_address', v_email);
    if v_wait is null then
        perform auth.mail_verification(core.current_user_id(), v_email);
    end if;
    return v_wait;
end
$$;

comment on function auth.resend_verification() is
'Sends the caller another mail to verify their address; returns null, or the seconds until it may be asked for
again. Raises EMAIL_ALREADY_VERIFIED (409).';

grant execute on function auth.resend_verification() to bridge;

commit;
