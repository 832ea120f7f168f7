-- Deploy ontour:functions/auth/oauth_sign_in to pg
-- requires: functions/auth/read_oauth_code
-- requires: functions/auth/create_person
-- requires: functions/auth/lock_identity
-- requires: functions/auth/add_identity
-- requires: functions/auth/open_session

begin;

-- Security definer: whoever signs in has no rights yet.
create or replace function auth.oauth_sign_in(
    code_hash bytea,
    code_challenge text,
    token_hash bytea,
    amr text[],
    lifetime interval,
    device_hash bytea default null,
    new_device_hash bytea default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(oauth_sign_in.code_hash, oauth_sign_in.code_challenge, 'sign_in');
    v_identity constant jsonb := v_flow.identity;
    v_user_id uuid;
    v_session jsonb;
begin
    if v_flow.id is null then
        return null;
    end if;

    v_user_id := auth.lock_identity(v_identity);
    if v_user_id is null then
        -- An address that nobody has verified may be anybody's: the person begins without one.
        v_user_id := auth.create_person(
            v_identity ->> 'full_name',
            case
                when (v_identity ->> 'email_verified')::boolean
                    and auth.is_email(lower(v_identity ->> 'email')) then v_identity ->> 'email'
            end,
            true,
            v_identity ->> 'avatar_url'
        );
        perform auth.add_identity(v_user_id, v_identity);
    end if;
    update auth.identities
    set
        last_used_at = now(),
        email = v_identity ->> 'email',
        email_verified = (v_identity ->> 'email_verified')::boolean
    where identities.issuer = v_identity ->> 'issuer' and identities.subject = v_identity ->> 'subject';

    v_session := auth.open_session(
        v_user_id, oauth_sign_in.token_hash, oauth_sign_in.amr, oauth_sign_in.lifetime,
        oauth_sign_in.device_hash, oauth_sign_in.new_device_hash
    );
    update auth.oauth_flows
    set used_at = now(), identity = null, opened_session_id = (v_session ->> 'session_id')::uuid
    where oauth_flows.id = v_flow.id;
    return v_session;
end
$$;

comment on function auth.oauth_sign_in(bytea, text, bytea, text[], interval, bytea, bytea) is
'Begins a session of the person behind a code, who is created if they are new; null if the code may not be
used. Raises EMAIL_ALREADY_EXISTS (409): an identity is linked to an account only by whoever is signed in to
it. Raises what auth.open_session raises, too.';

grant execute on function auth.oauth_sign_in(bytea, text, bytea, text[], interval, bytea, bytea) to bridge;

commit;
