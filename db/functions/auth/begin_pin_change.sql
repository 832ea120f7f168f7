-- Deploy ontour:functions/auth/begin_pin_change to pg
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/auth/require_step_up
-- requires: functions/auth/throttle
-- requires: schema/core/users

begin;

-- Security definer: the bridge reads and writes no table.
create or replace function auth.begin_pin_change()
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
    perform auth.require_step_up();
    perform from api.users where users.id = v_user_id and users.username is not null;
    if not found then
        perform core.fail('USERNAME_MISSING');
    end if;

    v_wait := auth.throttle('pin_change', v_user_id::text);
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;
    return json_build_object('user_id', v_user_id);
end
$$;

comment on function auth.begin_pin_change() is
'Counts an attempt to set a PIN, before it is hashed. Returns retry_after in seconds if there were too many;
else user_id, if the caller''s sign-in is fresh and strong, and they have a username.
Raises STEP_UP_REQUIRED (401) and USERNAME_MISSING (409).';

grant execute on function auth.begin_pin_change() to bridge;

commit;
