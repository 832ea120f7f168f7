-- Tests functions/auth/client_network
begin;
select plan(5);

create function pg_temp.network(address text)
returns text
language plpgsql
as $$
begin
    perform tests.request('POST', '/auth/login', jsonb_build_object('x-real-ip', address));
    return auth.client_network();
end
$$;

select is(pg_temp.network('192.0.2.7'), '192.0.2.7', 'an IPv4 address is one client');
select is(
    pg_temp.network('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64', 'an IPv6 client has a whole /64 of them'
);
select is(
    pg_temp.network('::ffff:192.0.2.7'), '::ffff:192.0.2.7', 'an IPv4 address in an IPv6 one is one client'
);
select is(pg_temp.network('elsewhere'), 'unknown', 'what is no address is counted together');
select is(pg_temp.network(null), 'unknown', 'so is nothing');

select * from finish();
rollback;
