-- Tests functions/auth/create_person
begin;
select plan(7);
\ir ../../support/auth.psql

prepare create_person(text, boolean) as
select auth.create_person('Nia New', $1, $2, 'https://pics.example/nia.png') as nia_id;
execute create_person(' Nia@Example.com', true)
\gset

select is(
    auth.profile(:'nia_id')::jsonb - 'organizations' - 'id' - 'language' - 'time_zone' - 'username',
    '{"full_name": "Nia New", "email": "nia@example.com", "email_verified": true,
      "avatar_url": "https://pics.example/nia.png"}',
    'a person with an address that is verified'
);
select results_eq(
    format('select role from api.memberships where user_id = %L', :'nia_id'), array['owner'],
    'who owns an organization'
);
select results_eq(
    format('select distinct created_by from api.organizations where personal_user_id = %L', :'nia_id'),
    array[:'nia_id'::uuid], 'and is the author of their own rows'
);
select results_eq(
    format('select kind from auth.security_events where user_id = %L', :'nia_id'), array['registered'],
    'which is noted'
);
select lives_ok('execute create_person(null, false)', 'a person needs no address');
select throws_ok(
    $$ execute create_person('MIA@example.com', true) $$, 'PGRST',
    (select pg_temp.error('EMAIL_ALREADY_EXISTS', 'mia@example.com')), 'an address is one person''s'
);
select throws_ok(
    $$ execute create_person('nia', true) $$, 'PGRST', (select pg_temp.error('INVALID_EMAIL', 'nia')),
    'and is one'
);

select * from finish();
rollback;
