-- Revert ontour:schema/auth/personal_data from pg

begin;

delete from core.personal_data
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
);

commit;
