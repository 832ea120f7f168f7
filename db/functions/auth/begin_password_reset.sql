-- Deploy ontour:functions/auth/begin_password_reset to pg
-- requires: functions/core/fail
-- requires: schema/auth/email_addresses
-- requires: schema/auth/error_codes
-- requires: schema/auth/one_time_tokens

-- Asked before the new password is hashed: whoever has no token costs no hash.

begin;

-- Security definer: nobody reads tokens, and whoever asks is not signed in.
create or replace function auth.begin_password_reset(token_hash bytea)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_about text[];
begin
    select array_remove(array[addresses.email, users.full_name, users.username], null) into v_about
    from auth.one_time_tokens as tokens
    join auth.email_addresses as addresses
        on addresses.user_id = tokens.user_id and addresses.email = tokens.email
    join api.users as users on users.id = tokens.user_id
    where tokens.token_hash = begin_password_reset.token_hash
        and tokens.purpose = 'reset_password'
        and tokens.used_at is null
        and tokens.expires_at > now()
        and users.status = 'active'
        and users.deleted_at is null;
    if not found then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;
    return v_about;
end
$$;

comment on function auth.begin_password_reset(bytea) is
'What a new password must not contain of its person, if this token is good for one.
Raises ONE_TIME_TOKEN_INVALID (422).';

grant execute on function auth.begin_password_reset(bytea) to bridge;

commit;
