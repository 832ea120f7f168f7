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

select is(
    tests.error($$ select core.fail('WEAK_PIN') $$) - '{message,hint}'::text[],
    '{"code": "WEAK_PIN", "status": 422, "details": null}', 'a code of auth is raised by the one helper'
);

select * from finish();
rollback;
