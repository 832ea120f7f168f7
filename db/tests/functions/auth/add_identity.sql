-- Tests functions/auth/add_identity
begin;
select plan(2);
\ir ../../support/auth.psql

select isnt(
    auth.add_identity(
        :'mia_id',
        '{"issuer": "https://acme.example", "subject": "mia", "provider": "acme", "email": "m@example.com",
          "email_verified": true, "full_name": "Mia", "avatar_url": null}'
    ),
    null, 'an identity is added'
);
select results_eq(
    'select user_id, issuer, subject, provider, email, email_verified from auth.identities',
    format(
        'values (%L::uuid, %L, %L, %L, %L, true)',
        :'mia_id', 'https://acme.example', 'mia', 'acme', 'm@example.com'
    ),
    'as the provider has described it'
);

select * from finish();
rollback;
