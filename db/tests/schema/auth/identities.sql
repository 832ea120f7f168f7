-- Tests schema/auth/identities: issuer and subject name one account, whose person takes it along.
begin;
select plan(6);
\ir ../../support/auth.psql

prepare link(text, text) as
insert into auth.identities (user_id, issuer, subject, provider) values (:'mia_id', $1, $2, 'acme');

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'identities' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on identities'
);
select lives_ok($$ execute link('https://acme.example', 'mia') $$, 'an account of an issuer');
select throws_ok(
    $$ execute link('https://acme.example', 'mia') $$, '23505',
    'duplicate key value violates unique constraint "identities_issuer_subject_key"', 'is one person''s'
);
select throws_ok(
    $$ execute link('acme', 'mia') $$, '23514',
    (select pg_temp.violation('identities', 'identities_issuer_url_check')), 'an issuer has an address'
);
select throws_ok(
    $$ execute link('https://acme.example', '') $$, '23514',
    (select pg_temp.violation('identities', 'identities_subject_length_check')), 'a subject has letters'
);
select throws_ok(
    format('update auth.identities set provider = %L where user_id = %L', 'A/B', :'mia_id'), '23514',
    (select pg_temp.violation('identities', 'identities_provider_form_check')),
    'a provider is called as an address can be'
);

select * from finish();
rollback;
