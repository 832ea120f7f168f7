-- Deploy ontour:functions/auth/started_totp to pg
-- requires: schema/auth/totp_secrets
-- requires: functions/auth/second_factor_key
-- requires: functions/auth/throttle
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

-- Throttled like a sign-in: who stole the session must not guess the code, which is answered by recovery
-- codes.

begin;

-- Security definer: nobody may read the secrets, the bridge gets the one that it has to decrypt.
create or replace function auth.started_totp()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_ciphertext bytea;
    v_wait integer;
begin
    select secrets.secret_ciphertext into v_ciphertext
    from auth.totp_secrets as secrets
    where secrets.user_id = core.current_user_id()
        and secrets.confirmed_at is null
        and secrets.created_at > now() - interval '15 minutes';
    if not found then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    v_wait := auth.throttle('second_factor', auth.second_factor_key(core.current_user_id(), null));
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object('secret_ciphertext', encode(v_ciphertext, 'hex'), 'last_step', 0);
end
$$;

comment on function auth.started_totp() is
'Counts an attempt to confirm the caller''s new authenticator app. Returns retry_after in seconds if there
were too many, else what the bridge needs to check a code. Raises SECOND_FACTOR_NOT_ENABLED (409).';

grant execute on function auth.started_totp() to bridge;

commit;
