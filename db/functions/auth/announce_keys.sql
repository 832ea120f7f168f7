-- Deploy ontour:functions/auth/announce_keys to pg
-- requires: schema/core/schemas

begin;

create or replace function auth.announce_keys()
returns void
language sql
volatile
begin atomic
    select pg_notify('pgrst', 'reload config');
end;

comment on function auth.announce_keys() is
'Has PostgREST read its configuration again, and with it the public keys of access tokens.';

grant execute on function auth.announce_keys() to bridge;

commit;
