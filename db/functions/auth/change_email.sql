-- Deploy ontour:functions/auth/change_email to pg
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/change/context
-- requires: functions/auth/is_email
-- requires: functions/auth/mail_verification
-- requires: functions/auth/note_event
-- requires: functions/auth/require_step_up
-- requires: functions/auth/throttle
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses
-- requires: schema/auth/error_codes

-- The answer is the same whether or not the address has an account: who reads the mail learns it.

begin;

-- Security definer: addresses are nobody's to read.
create or replace function auth.change_email(email text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_email constant text := lower(trim(change_email.email) collate "C");
    v_user_id constant uuid := core.current_user_id();
    v_session_id constant uuid := (change.context()).session_id;
    v_owner_id uuid;
    v_wait integer;
begin
    perform auth.require_step_up();
    if not auth.is_email(v_email) then
        perform core.fail('INVALID_EMAIL', left(v_email, 320));
    end if;
    v_wait := auth.throttle('mail_person', v_user_id::text);
    if v_wait is not null then
        return v_wait;
    end if;

    perform auth.note_event(
        'email_change_requested', v_user_id, v_session_id, jsonb_build_object('to', v_email)
    );
    if auth.throttle('mail_address', v_email) is null then
        select addresses.user_id into v_owner_id
        from auth.email_addresses as addresses
        where addresses.email = v_email and addresses.user_id <> v_user_id;
        if found then
            perform mail.send('account_exists', v_email, v_owner_id);
        else
            perform auth.mail_verification(v_user_id, v_email, v_session_id);
        end if;
    end if;
    return null;
end
$$;

comment on function auth.change_email(text) is
'Sends a mail to the address that the caller wants to have; it is theirs once they use its token. Returns
null, or the seconds until it may be asked for again. Raises STEP_UP_REQUIRED (401) and INVALID_EMAIL (422).';

grant execute on function auth.change_email(text) to bridge;

commit;
