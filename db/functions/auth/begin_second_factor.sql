-- Deploy ontour:functions/auth/begin_second_factor to pg
-- requires: schema/auth/totp_secrets
-- requires: schema/auth/known_devices
-- requires: schema/auth/sessions
-- requires: functions/auth/second_factor_key
-- requires: functions/auth/throttle

-- Counted, and committed, before the code is looked at: many guesses at once get no more than one by one.

begin;

-- Security definer: nobody may read the secrets, the bridge gets the one that it has to decrypt.
create or replace function auth.begin_second_factor(user_id uuid, device_hash bytea default null)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_secret auth.totp_secrets;
    v_key text;
    v_wait integer;
begin
    select secrets.* into v_secret
    from auth.totp_secrets as secrets
    where secrets.user_id = begin_second_factor.user_id and secrets.confirmed_at is not null;
    if not found then
        return null;
    end if;

    v_key := auth.second_factor_key(begin_second_factor.user_id, begin_second_factor.device_hash);
    v_wait := coalesce(auth.throttle('second_factor', v_key), auth.throttle('second_factor_day', v_key));
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object(
        'secret_ciphertext', encode(v_secret.secret_ciphertext, 'hex'), 'last_step', v_secret.last_step
    );
end
$$;

comment on function auth.begin_second_factor(uuid, bytea) is
'Counts an attempt at the second factor of a person. Null if they have none; retry_after in seconds if there
were too many; else what the bridge needs to check a code.';

grant execute on function auth.begin_second_factor(uuid, bytea) to bridge;

commit;
