-- Tests functions/auth/profile
begin;
select plan(4);
\ir ../../support/auth.psql

insert into api.organizations (name) values ('Agency') returning id as agency_id
\gset
insert into api.memberships (org_id, user_id, role) values (:'agency_id', :'mia_id', 'crew');

select is(
    auth.profile(:'mia_id')::jsonb - 'organizations',
    jsonb_build_object(
        'id', :'mia_id', 'email', 'mia@example.com', 'email_verified', false, 'username', null,
        'full_name', 'Mia Marlow', 'avatar_url', null, 'language', 'en', 'time_zone', 'UTC'
    ),
    'a profile is what the person sees of themselves'
);
select results_eq(
    format($$
        select org ->> 'name', org ->> 'role', (org ->> 'personal')::boolean
        from json_array_elements(auth.profile(%L) -> 'organizations') as org
    $$, :'mia_id'),
    $$ values ('Mia Marlow', 'owner', true), ('Agency', 'crew', false) $$,
    'with their organizations, the personal one first'
);

update api.memberships set deleted_at = now() where org_id = :'agency_id';
select is(
    json_array_length(auth.profile(:'mia_id') -> 'organizations'), 1,
    'an organization that they left is not among them'
);

set local role bridge;
select throws_ok(
    format('select auth.profile(%L)', :'mia_id'), '42501', 'permission denied for function profile',
    'the bridge gets it only through functions that know the caller'
);

select * from finish();
rollback;
