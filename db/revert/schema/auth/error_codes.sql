-- Revert ontour:schema/auth/error_codes from pg

begin;

delete from core.error_codes
where code in (
    'INVALID_JSON',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'VALIDATION_FAILED',
    'METHOD_NOT_ALLOWED',
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
    'SERVER_BUSY',
    'DATABASE_UNAVAILABLE',
    'NOT_READY',
    'INTERNAL_ERROR'
);

commit;
