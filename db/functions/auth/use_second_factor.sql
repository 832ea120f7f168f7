-- Deploy ontour:functions/auth/use_second_factor to pg
-- requires: schema/auth/totp_secrets
-- requires: schema/auth/recovery_codes
-- requires: functions/auth/second_factor_key
-- requires: functions/auth/unthrottle
-- requires: functions/auth/note_event
-- requires: functions/auth/tell

-- Of two who show the same code at once, the second waits for the row and finds it used. A failure is
-- returned, for a raise would undo the event: somebody knows the password and not the second factor.

begin;

-- Security definer: only the functions of auth write secrets and codes.
create or replace function auth.use_second_factor(
    user_id uuid, totp_step bigint default null, recovery_hash bytea default null,
    device_hash bytea default null
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_key constant text := auth.second_factor_key(user_id, device_hash);
    v_left bigint;
begin
    update auth.totp_secrets as secrets
    set last_step = use_second_factor.totp_step
    where secrets.user_id = use_second_factor.user_id
        and secrets.confirmed_at is not null
        and secrets.last_step < use_second_factor.totp_step;
    if not found then
        delete from auth.recovery_codes as codes
        where codes.user_id = use_second_factor.user_id
            and codes.code_hash = use_second_factor.recovery_hash;
        if not found then
            perform auth.note_event('second_factor_failed', use_second_factor.user_id);
            return false;
        end if;

        select count(*) into v_left
        from auth.recovery_codes as codes where codes.user_id = use_second_factor.user_id;
        perform auth.note_event(
            'recovery_code_used', use_second_factor.user_id, details => jsonb_build_object('left', v_left)
        );
        if v_left <= 3 then
            perform auth.tell(
                'recovery_codes_low', use_second_factor.user_id, jsonb_build_object('left', v_left)
            );
        end if;
    end if;
    perform auth.unthrottle('second_factor', v_key);
    perform auth.unthrottle('second_factor_day', v_key);
    return true;
end
$$;

comment on function auth.use_second_factor(uuid, bigint, bytea, bytea) is
'Uses the code of this half minute, as the bridge has found it to be right, or the recovery code of this hash.
False if it was used before, or nothing was right: that is noted.';

grant execute on function auth.use_second_factor(uuid, bigint, bytea, bytea) to bridge;

commit;
