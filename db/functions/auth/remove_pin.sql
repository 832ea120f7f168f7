-- Deploy ontour:functions/auth/remove_pin to pg
-- requires: functions/core/current_user_id
-- requires: functions/auth/require_step_up
-- requires: functions/auth/note_event
-- requires: schema/auth/pins

begin;

-- Security definer: nobody may read or write PINs.
create or replace function auth.remove_pin()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
begin
    perform auth.require_step_up();
    delete from auth.pins where pins.user_id = v_user_id;
    if found then
        perform auth.note_event('pin_removed', v_user_id);
    end if;
end
$$;

comment on function auth.remove_pin() is
'Removes the caller''s PIN; a second time does nothing. Raises STEP_UP_REQUIRED (401).';

grant execute on function auth.remove_pin() to bridge;

commit;
