-- Deploy ontour:functions/auth/set_pin to pg
-- requires: functions/core/current_user_id
-- requires: functions/auth/require_step_up
-- requires: functions/auth/note_event
-- requires: functions/auth/tell
-- requires: schema/auth/pins

begin;

-- Security definer: nobody may read or write PINs.
create or replace function auth.set_pin(pin_hash text)
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
    insert into auth.pins (user_id, pin_hash) values (v_user_id, set_pin.pin_hash)
    on conflict on constraint pins_pkey do update set pin_hash = excluded.pin_hash, changed_at = now();

    perform auth.note_event('pin_changed', v_user_id);
    perform auth.tell('pin_changed', v_user_id);
end
$$;

comment on function auth.set_pin(text) is
'Sets or replaces the caller''s PIN, and tells them by mail. Raises STEP_UP_REQUIRED (401).';

grant execute on function auth.set_pin(text) to bridge;

commit;
