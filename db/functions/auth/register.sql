-- Deploy ontour:functions/auth/register to pg
-- requires: schema/core/memberships
-- requires: schema/auth/passwords
-- requires: functions/auth/open_session

-- One transaction: nobody exists without an organization of their own.

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
    v_email constant text := lower(trim(register.email));
    v_user_id constant uuid := core.uuid_v7();
    v_org_id uuid;
begin
    if not auth.is_email(v_email) then
        perform core.fail('INVALID_EMAIL', left(v_email, 320));
    end if;

    -- From here on the person is the author of their own rows.
    perform set_config(
        'request.jwt.claims', json_build_object('sub', v_user_id, 'role', 'member')::text, true
    );
    insert into api.users (id, full_name) values (v_user_id, register.full_name);

    -- The second of two at once waits here for the first.
    insert into auth.email_addresses (user_id, email) values (v_user_id, v_email)
    on conflict on constraint email_addresses_email_key do nothing;
    if not found then
        perform core.fail('EMAIL_ALREADY_EXISTS', v_email);
    end if;

    insert into auth.passwords (user_id, password_hash) values (v_user_id, register.password_hash);

    insert into api.organizations (name, personal_user_id) values (register.full_name, v_user_id)
    returning organizations.id into v_org_id;
    insert into api.memberships (org_id, user_id, role) values (v_org_id, v_user_id, 'owner');

    perform auth.note_event('registered', v_user_id);
    return auth.open_session(
        v_user_id, register.token_hash, '{pwd}', register.lifetime, register.device_hash, register.new_device_hash
    );
end
$$;

comment on function auth.register(text, text, text, bytea, interval, bytea, bytea) is
'Creates a person with a password, a personal organization and a first session.
Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';

grant execute on function auth.register(text, text, text, bytea, interval, bytea, bytea) to bridge;

commit;
