-- Tests schema/auth/email_addresses: one address, one account; well-formed and in lower case.
begin;
select plan(4);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'email_addresses' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on email_addresses'
);
select throws_ok(
    format('update auth.email_addresses set email = %L where user_id = %L', 'mia@example.com', :'cal_id'),
    '23505', 'duplicate key value violates unique constraint "email_addresses_email_key"',
    'two people cannot have one address'
);
select throws_ok(
    format('update auth.email_addresses set email = %L where user_id = %L', 'Cal@example.com', :'cal_id'),
    '23514', (select pg_temp.violation('email_addresses', 'email_addresses_email_form_check')),
    'an address is stored in lower case'
);
select is(
    (select verified_at from auth.email_addresses where user_id = :'mia_id'), null,
    'an address is not verified at first'
);

select * from finish();
rollback;
