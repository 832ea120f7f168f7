-- Tests schema/auth/error_codes: statuses; the bridge's unit tests compare the texts.
begin;
select plan(2);

select results_eq(
    $$
        select status, count(*)::integer from core.error_codes
        where code in (
            'TOKEN_INVALID', 'TOKEN_EXPIRED', 'SESSION_REVOKED', 'REFRESH_TOKEN_REUSED', 'INVALID_CREDENTIALS'
        )
        group by status
    $$,
    $$ values (401, 5) $$,
    'whatever is wrong with a token or a login is a 401'
);

select throws_ok(
    $$ select core.fail('EMAIL_ALREADY_EXISTS', 'mia@example.com') $$,
    'PGRST',
    '{"code": "EMAIL_ALREADY_EXISTS", "hint": "Sign in, or use another address.", '
    '"details": "mia@example.com", "message": "There is an account with this email address."}',
    'a code of auth is raised by the one helper'
);

select * from finish();
rollback;
