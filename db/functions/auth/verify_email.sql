-- Deploy ontour:functions/auth/verify_email to pg
-- requires: functions/core/fail
-- requires: functions/auth/use_token
-- requires: functions/auth/note_event
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses
-- requires: schema/auth/error_codes
-- requires: schema/auth/sessions

-- The token knows its address: that which the person has, or the one that is to take its place.

begin;

-- Security definer: whoever reads the mail proves it, signed in or not.
create or replace function auth.verify_email(token_hash bytea)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_token constant auth.one_time_tokens := auth.use_token('verify_email', token_hash);
    v_old_email text;
begin
    perform from api.users
    where users.id = v_token.user_id and users.status = 'active' and users.deleted_at is null
    for no key update;
    -- A session that was ended for safety, as by a change of the password, has asked for nothing.
    if not found or exists (
        select from auth.sessions
        where sessions.id = (v_token.data ->> 'session_id')::uuid and sessions.revoked_reason <> 'logout'
    ) then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;

    select addresses.email into v_old_email
    from auth.email_addresses as addresses
    where addresses.user_id = v_token.user_id;
    begin
        insert into auth.email_addresses (user_id, email, verified_at)
        values (v_token.user_id, v_token.email, now())
        on conflict on constraint email_addresses_pkey do update
        set email = excluded.email, verified_at = excluded.verified_at;
    exception
        when unique_violation then
            perform core.fail('EMAIL_ALREADY_EXISTS');
    end;

    if v_old_email = v_token.email then
        perform auth.note_event('email_verified', v_token.user_id);
        return;
    end if;
    perform auth.note_event(
        'email_changed', v_token.user_id, (v_token.data ->> 'session_id')::uuid,
        jsonb_strip_nulls(jsonb_build_object('from', v_old_email))
    );
    if v_old_email is not null then
        perform mail.send('email_changed', v_old_email, v_token.user_id);
    end if;
end
$$;

comment on function auth.verify_email(bytea) is
'Uses the token of a mail: the address that it was sent to is its person''s from now on, and proved. If they
had another one, that one is told. Raises ONE_TIME_TOKEN_INVALID (422) and EMAIL_ALREADY_EXISTS (409).';

grant execute on function auth.verify_email(bytea) to bridge;

commit;
