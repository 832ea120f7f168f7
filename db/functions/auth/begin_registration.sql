-- Deploy ontour:functions/auth/begin_registration to pg
-- requires: functions/auth/throttle
-- requires: functions/auth/client_network

-- Called, and committed, before a password is hashed. auth.register tells that an address is taken, so this
-- also limits how many addresses one may ask about.

begin;

-- Security definer: whoever signs up has no rights yet.
create or replace function auth.begin_registration()
returns integer
language sql
volatile
security definer
set search_path = ''
begin atomic
    select auth.throttle('register_ip', auth.client_network());
end;

comment on function auth.begin_registration() is
'Counts an attempt to sign up. Null: go on; else the seconds to wait.';

grant execute on function auth.begin_registration() to bridge;

commit;
