-- Tests functions/core/fail: the answer that PostgREST makes of it.
begin;
select plan(7);
\ir ../../support/fixtures.psql

select is(
    tests.error($$select core.fail('LAST_OWNER')$$),
    '{
        "code": "LAST_OWNER", "status": 409, "details": null,
        "message": "An organization keeps at least one owner.", "hint": "Make somebody else an owner first."
    }'::jsonb,
    'status, message and hint come from the catalog'
);
select is(
    tests.error($$select core.fail('NOT_FOUND', 'id=7', 'Look elsewhere.')$$) - 'message',
    '{"code": "NOT_FOUND", "status": 404, "details": "id=7", "hint": "Look elsewhere."}'::jsonb,
    'details are the caller''s, and a hint of his replaces the catalog''s'
);
select is(
    tests.error($$select core.fail('STEP_UP_REQUIRED', challenge => 'Bearer realm="x"')$$) -> 'challenge',
    '"Bearer realm=\"x\""', 'a 401 may have a challenge of its own'
);
select throws_ok(
    $$select core.fail('NO_SUCH_CODE')$$, 'P0001', 'core.fail: NO_SUCH_CODE is not in core.error_codes',
    'a code that is not in the catalog is a fault of ours'
);

select tests.become(tests.id('crew'));
select throws_code($$select core.fail('NOT_FOUND')$$, 'NOT_FOUND', 'members get it');
select tests.become(null);
select throws_code($$select core.fail('NOT_FOUND')$$, 'NOT_FOUND', 'so do those without a token');
select throws_ok(
    $$insert into core.error_codes values ('MINE', 400, 'Mine.', 'None.')$$, '42501',
    'permission denied for table error_codes', 'who cannot add to the catalog'
);

select * from finish();
rollback;
