-- Tests functions/core/require_permission.
begin;
select plan(8);
\ir ../../support/fixtures.psql

prepare finance as select core.require_permission(tests.id('band'), 'finance.read');

select tests.become(tests.id('manager'));
select lives_ok('finance', 'who has the permission passes');
select tests.become(tests.id('viewer'));
select throws_code('finance', 'PERMISSION_DENIED', 'a member without it is told so');
select tests.become(tests.id('stranger'));
select throws_code('finance', 'NOT_FOUND', 'to a stranger the organization does not exist');
select throws_code(
    $$select core.require_permission(null, 'finance.read')$$, 'NOT_FOUND', 'nor does one without an id'
);

select tests.become(tests.id('manager'), '{pin}');
select is(
    tests.error('finance') - '{message,hint}'::text[],
    '{
        "code": "STEP_UP_REQUIRED", "status": 401, "details": "permission=finance.read",
        "challenge": "Bearer error=\"insufficient_user_authentication\""
    }'::jsonb,
    'who signed in by a PIN alone is asked for more, in the words of RFC 9470'
);
select lives_ok(
    $$select core.require_permission(tests.id('band'), 'show.write')$$, 'where that is enough, passes'
);
select tests.become(tests.id('viewer'), '{pin}');
select throws_code('finance', 'PERMISSION_DENIED', 'whose role lacks it, is told that');
select tests.become(tests.id('stranger'), '{pin}');
select throws_code('finance', 'NOT_FOUND', 'and a stranger nothing');

select * from finish();
rollback;
