-- Tests functions/auth/create_organization: whoever is signed in makes one, and owns it.
begin;
select plan(8);
\ir ../../support/fixtures.psql

select tests.become(tests.id('viewer'));
select results_eq(
    $$select name, currency, personal_user_id from api.create_organization('Solo', 'USD')$$,
    $$values ('Solo', 'USD', null::uuid)$$, 'it has a name and a currency, and is nobody''s personal one'
);
select results_eq(
    $$
        select memberships.role from api.memberships
        join api.organizations on organizations.id = memberships.org_id
        where organizations.name = 'Solo'
    $$,
    array['owner'], 'who makes it owns it, and sees it'
);
select is((api.create_organization('Euro')).currency, 'EUR', 'it counts in euros unless told');
select is((api.create_organization('Euro', null)).currency, 'EUR', 'or told nothing');
select throws_code(
    $$select api.create_organization('Odd', 'XXX1')$$, 'UNKNOWN_CURRENCY', 'in a currency that exists'
);
select throws_ok(
    $$select api.create_organization('')$$, '23514',
    'new row for relation "organizations" violates check constraint "organizations_name_length_check"',
    'under a name'
);

select tests.become_superuser();
update auth.throttle_limits set most = 3 where kind = 'organization_person';
select tests.become(tests.id('viewer'));
select throws_code($$select api.create_organization('One more')$$, 'THROTTLED', 'not without end');
select tests.become(null);
select throws_ok(
    $$select api.create_organization('Anon')$$, '42501',
    'permission denied for function create_organization', 'and not without a token'
);

select * from finish();
rollback;
