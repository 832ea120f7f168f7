-- Deploy ontour:functions/auth/begin_step_up to pg
-- requires: schema/auth/passwords
-- requires: functions/auth/has_second_factor
-- requires: functions/auth/throttle
-- requires: functions/change/context

-- Whoever has two factors steps up by the second: the thief of a session may know the password.

begin;

-- Security definer: nobody may read password hashes, the bridge gets the one that it has to verify.
create or replace function auth.begin_step_up()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
    v_wait integer;
begin
    if auth.has_second_factor(v_context.actor_id) then
        return jsonb_build_object('needs_second_factor', true);
    end if;
    v_wait := auth.throttle('password_person', v_context.actor_id::text);
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;
    return jsonb_build_object('password_hash', (
        select passwords.password_hash from auth.passwords where passwords.user_id = v_context.actor_id
    ));
end
$$;

comment on function auth.begin_step_up() is
'Counts an attempt to step up by the password. Returns needs_second_factor if that is what it takes,
retry_after in seconds if there were too many; else password_hash, null for who has none.';

grant execute on function auth.begin_step_up() to bridge;

commit;
