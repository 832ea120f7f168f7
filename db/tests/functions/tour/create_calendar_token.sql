-- Tests functions/tour/create_calendar_token: told once, kept nowhere, for who is fully signed in.
begin;
select plan(9);
\ir ../../support/fixtures.psql

select tests.become(tests.id('crew'));
select api.create_calendar_token('Cal''s phone', tests.id('band'), '{shows}') as made \gset
select ok(:'made'::jsonb ->> 'token' ~ '^otc_[0-9a-f]{64}$', 'it cannot be guessed');
select is(:'made'::jsonb ->> 'path', '/calendar/' || (:'made'::jsonb ->> 'token') || '.ics', 'the address');
select results_eq(
    'select user_id, org_id, name, content from api.calendar_tokens',
    $$values (tests.id('crew'), tests.id('band'), 'Cal''s phone', '{shows}'::text[])$$, 'its person sees it'
);
select throws_code(
    $$select api.create_calendar_token(org_id => tests.id('rivals'))$$, 'NOT_FOUND',
    'no calendar of an organization of others'
);
select tests.become(tests.id('crew'), '{pin}');
select is(
    tests.error('select api.create_calendar_token()'),
    tests.error('select api.create_calendar_token()')
    || '{"code": "STEP_UP_REQUIRED", "challenge": "Bearer error=\"insufficient_user_authentication\""}',
    'a PIN is not enough for what outlives it'
);
select tests.become(null);
select throws_ok(
    'select api.create_calendar_token()', '42501', 'permission denied for function create_calendar_token',
    'nobody has none'
);

select tests.become_superuser();
select results_eq(
    'select token_hash from auth.calendar_links',
    array[sha256(convert_to(:'made'::jsonb ->> 'token', 'UTF8'))], 'its hash is what is kept'
);
select is_empty(
    format(
        'select from change.log where strpos(to_jsonb(log)::text, %L) > 0', :'made'::jsonb ->> 'token'
    ),
    'the log knows nothing of it'
);
select tests.become(tests.id('owner'));
select is_empty('select from api.calendar_tokens', 'nor do others, be it an owner');

select * from finish();
rollback;
