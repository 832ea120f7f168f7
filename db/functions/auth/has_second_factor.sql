-- Deploy ontour:functions/auth/has_second_factor to pg
-- requires: schema/auth/totp_secrets

begin;

-- Security definer: who has an authenticator app is nobody's to read.
create or replace function auth.has_second_factor(user_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return exists (
        select from auth.totp_secrets as secrets
        where secrets.user_id = has_second_factor.user_id and secrets.confirmed_at is not null
    );
end
$$;

comment on function auth.has_second_factor(uuid) is
'Whether this person has an authenticator app, and so signs in with two factors.';

grant execute on function auth.has_second_factor(uuid) to bridge;

commit;
