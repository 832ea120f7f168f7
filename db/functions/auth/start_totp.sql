-- Deploy ontour:functions/auth/start_totp to pg
-- requires: schema/auth/totp_secrets
-- requires: functions/auth/require_step_up
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: only the functions of auth write secrets.
create or replace function auth.start_totp(secret_ciphertext bytea)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform auth.require_step_up();
    insert into auth.totp_secrets as secrets (user_id, secret_ciphertext)
    values (core.current_user_id(), start_totp.secret_ciphertext)
    on conflict on constraint totp_secrets_pkey do update
    set secret_ciphertext = excluded.secret_ciphertext, created_at = now()
    where secrets.confirmed_at is null;
    if not found then
        perform core.fail('SECOND_FACTOR_ENABLED');
    end if;
end
$$;

comment on function auth.start_totp(bytea) is
'Keeps the secret of the caller''s new authenticator app, in place of one that was not confirmed.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_ENABLED (409).';

grant execute on function auth.start_totp(bytea) to bridge;

commit;
