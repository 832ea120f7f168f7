-- Tests schema/auth/security_events: kinds are known, and the request's context is filled in.
begin;
select plan(3);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'security_events' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on security_events'
);
select throws_ok(
    format('insert into auth.security_events (kind, user_id) values (%L, %L)', 'sneezed', :'mia_id'),
    '23503',
    'insert or update on table "security_events" violates foreign key constraint "security_events_kind_fkey"',
    'an event is of a known kind'
);

select set_config('request.headers', '{"x-request-id": "r-1", "x-real-ip": "192.0.2.7"}', true) as headers
\gset
insert into auth.security_events (kind, user_id) values ('logged_in', :'mia_id');
select results_eq(
    $$ select ip from auth.security_events where request_id = 'r-1' $$, array['192.0.2.7'::inet],
    'an event knows its request and address'
);

select * from finish();
rollback;
