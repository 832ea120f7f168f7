-- Verify ontour:schema/auth/personal_data on pg

begin;

do $$
begin
    assert (
        select count(*) = 19
        from core.personal_data
        where relation in (
            'api.invitations',
            'api.memberships',
            'api.organizations',
            'api.preferences',
            'api.users',
            'auth.email_addresses',
            'auth.identities',
            'auth.known_devices',
            'auth.oauth_flows',
            'auth.one_time_tokens',
            'auth.passwords',
            'auth.pins',
            'auth.recovery_codes',
            'auth.security_events',
            'auth.sessions',
            'auth.totp_secrets'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
