-- Verify ontour:schema/auth/error_codes on pg

begin;

do $$
begin
    assert (
        select count(*) = 49
        from core.error_codes
        where code in (
            'INVALID_JSON',
            'BODY_TOO_LARGE',
            'UNSUPPORTED_MEDIA_TYPE',
            'VALIDATION_FAILED',
            'METHOD_NOT_ALLOWED',
            'ORIGIN_REFUSED',
            'INVALID_EMAIL',
            'EMAIL_ALREADY_EXISTS',
            'WEAK_PASSWORD',
            'INVALID_CREDENTIALS',
            'ACCOUNT_INACTIVE',
            'TOKEN_REQUIRED',
            'TOKEN_INVALID',
            'TOKEN_EXPIRED',
            'SESSION_REVOKED',
            'REFRESH_TOKEN_INVALID',
            'REFRESH_TOKEN_EXPIRED',
            'REFRESH_TOKEN_REUSED',
            'STEP_UP_REQUIRED',
            'SECOND_FACTOR_REQUIRED',
            'SECOND_FACTOR_INVALID',
            'SECOND_FACTOR_ENABLED',
            'SECOND_FACTOR_NOT_ENABLED',
            'WEAK_PIN',
            'USERNAME_MISSING',
            'INVITATION_INVALID',
            'INVITATION_LIMIT',
            'UNKNOWN_ROLE',
            'EMAIL_NOT_VERIFIED',
            'USERNAME_RESERVED',
            'QUERY_TOO_SHORT',
            'PROVIDER_UNKNOWN',
            'RETURN_TO_REFUSED',
            'OAUTH_STATE_INVALID',
            'OAUTH_DENIED',
            'PROVIDER_FAILED',
            'PROVIDER_UNAVAILABLE',
            'OAUTH_CODE_INVALID',
            'IDENTITY_TAKEN',
            'IDENTITY_UNKNOWN',
            'LAST_CREDENTIAL',
            'ONE_TIME_TOKEN_INVALID',
            'EMAIL_ALREADY_VERIFIED',
            'THROTTLED',
            'ACCOUNT_OWNS_ORGANIZATION',
            'SERVER_BUSY',
            'DATABASE_UNAVAILABLE',
            'NOT_READY',
            'INTERNAL_ERROR'
        )
    ), 'error codes of this module are missing';
end
$$;

rollback;
