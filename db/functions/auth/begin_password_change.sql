-- Deploy ontour:functions/auth/begin_password_change to pg
-- requires: functions/core/current_user_id
-- requires: functions/auth/has_second_factor
-- requires: functions/auth/require_step_up
-- requires: functions/auth/throttle
-- requires: schema/auth/email_addresses
-- requires: schema/auth/passwords

-- Called, and committed, before the current password is verified: who has stolen a session guesses it no
-- more often than anybody else.

begin;

-- Security definer: nobody may read password hashes, the bridge gets the one that it has to verify.
create or replace function auth.begin_password_change()
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_wait integer;
begin
    -- Whoever has two factors shows both: the thief of a session may know the password.
    if auth.has_second_factor(v_user_id) then
        perform auth.require_step_up();
    end if;

    v_wait := auth.throttle('password_person', v_user_id::text);
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return (
        select json_build_object(
            'password_hash', passwords.password_hash,
            'changed_at', passwords.changed_at,
            'about', array_remove(array[addresses.email, users.full_name, users.username], null)
        )
        from api.users as users
        left join auth.passwords as passwords on passwords.user_id = users.id
        left join auth.email_addresses as addresses on addresses.user_id = users.id
        where users.id = v_user_id
    );
end
$$;

comment on function auth.begin_password_change() is
'Counts an attempt of the caller to change their password. Returns retry_after in seconds if there were too
many; else password_hash, null if they have none, and what the new one must not contain. Raises
STEP_UP_REQUIRED (401) for a person with an authenticator app.';

grant execute on function auth.begin_password_change() to bridge;

commit;
