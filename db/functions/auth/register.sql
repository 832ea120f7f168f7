-- Deploy ontour:functions/auth/register to pg
-- requires: schema/auth/passwords
-- requires: functions/auth/create_person
-- requires: functions/auth/open_session

begin;

-- Security definer: whoever signs up has no rights yet.
create or replace function auth.register(
    email text, password_hash text, full_name text, token_hash bytea, lifetime interval,
    device_hash bytea default null, new_device_hash bytea default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := auth.create_person(register.full_name, register.email, false);
begin
    insert into auth.passwords (user_id, password_hash) values (v_user_id, register.password_hash);
    return auth.open_session(
        v_user_id, register.token_hash, '{pwd}', register.lifetime,
        register.device_hash, register.new_device_hash
    );
end
$$;

comment on function auth.register(text, text, text, bytea, interval, bytea, bytea) is
'Creates a person with a password, a personal organization and a first session, and asks by mail for the proof
of their address. Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';

grant execute on function auth.register(text, text, text, bytea, interval, bytea, bytea) to bridge;

commit;
