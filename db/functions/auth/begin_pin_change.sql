-- Deploy ontour:functions/auth/begin_pin_change to pg
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/auth/require_step_up
-- requires: schema/core/users

begin;

-- Security definer: the bridge reads no table.
create or replace function auth.begin_pin_change()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
begin
    perform auth.require_step_up();
    perform from api.users where users.id = v_user_id and users.username is not null;
    if not found then
        perform core.fail('USERNAME_MISSING');
    end if;
    return v_user_id;
end
$$;

comment on function auth.begin_pin_change() is
'The caller''s id, if they may set a PIN: their sign-in is fresh and strong, and they have a username.
Raises STEP_UP_REQUIRED (401) and USERNAME_MISSING (409).';

grant execute on function auth.begin_pin_change() to bridge;

commit;
