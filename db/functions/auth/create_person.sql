-- Deploy ontour:functions/auth/create_person to pg
-- requires: schema/core/memberships
-- requires: schema/auth/email_addresses
-- requires: functions/auth/mail_verification
-- requires: functions/auth/note_event
-- requires: schema/auth/error_codes

-- One transaction: nobody exists without an organization of their own.

begin;

create or replace function auth.create_person(
    full_name text, email text, email_verified boolean, avatar_url text default null
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- "C" folds A to Z alone: a letter that only looks like one of them is none, and no address has it.
    v_email constant text := lower(trim(create_person.email) collate "C");
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
    insert into api.users (id, full_name, avatar_url)
    values (v_user_id, create_person.full_name, create_person.avatar_url);

    if v_email is not null then
        -- The second of two at once waits here for the first.
        insert into auth.email_addresses (user_id, email, verified_at)
        values (v_user_id, v_email, case when create_person.email_verified then now() end)
        on conflict on constraint email_addresses_email_key do nothing;
        if not found then
            perform core.fail('EMAIL_ALREADY_EXISTS', v_email);
        end if;
        if not create_person.email_verified then
            perform auth.mail_verification(v_user_id, v_email);
        end if;
    end if;

    insert into api.organizations (name, personal_user_id) values (create_person.full_name, v_user_id)
    returning organizations.id into v_org_id;
    insert into api.memberships (org_id, user_id, role) values (v_org_id, v_user_id, 'owner');

    perform auth.note_event('registered', v_user_id);
    return v_user_id;
end
$$;

comment on function auth.create_person(text, text, boolean, text) is
'Creates a person, who may have no email address, with a personal organization; for functions of auth. Asks by
mail for the proof of an address that is not verified.
Raises INVALID_EMAIL (422) and EMAIL_ALREADY_EXISTS (409).';

commit;
