-- Deploy ontour:functions/auth/credentials to pg
-- requires: functions/core/current_user_id
-- requires: schema/auth/identities
-- requires: schema/auth/passwords
-- requires: schema/auth/pins

begin;

-- Security definer: nobody reads credentials.
create or replace function auth.credentials()
returns jsonb
language sql
stable
security definer
set search_path = ''
begin atomic
    select jsonb_build_object(
        'has_password', exists (select from auth.passwords where passwords.user_id = users.id),
        'has_pin', exists (select from auth.pins where pins.user_id = users.id),
        'identities', coalesce(
            (
                select jsonb_agg(
                    jsonb_build_object(
                        'id', identities.id,
                        'provider', identities.provider,
                        'issuer', identities.issuer,
                        'email', identities.email,
                        'email_verified', identities.email_verified,
                        'created_at', identities.created_at,
                        'last_used_at', identities.last_used_at
                    )
                    order by identities.created_at, identities.id
                )
                from auth.identities
                where identities.user_id = users.id
            ),
            '[]'
        )
    )
    from api.users
    where users.id = core.current_user_id();
end;

comment on function auth.credentials() is
'By what the caller can sign in: password, PIN, and identities, oldest first.';

grant execute on function auth.credentials() to bridge;

commit;
