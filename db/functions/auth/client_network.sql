-- Deploy ontour:functions/auth/client_network to pg
-- requires: functions/change/context

begin;

create or replace function auth.client_network()
returns text
language sql
stable
set search_path = ''
begin atomic
    select case
        when context.ip is null then 'unknown'
        -- Whoever has one IPv6 address has 2^64. An IPv4 address in IPv6's clothes is one.
        when family(context.ip) = 6 and not context.ip <<= inet '::ffff:0:0/96'
            then network(set_masklen(context.ip, 64))::text
        else host(context.ip)
    end
    from change.context() as context;
end;

comment on function auth.client_network() is
'The address from which this request comes, as the gateway saw it: for IPv6 its /64, as one client has many.';

commit;
