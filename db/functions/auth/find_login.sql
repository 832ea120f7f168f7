-- Deploy ontour:functions/auth/find_login to pg
-- requires: schema/auth/email_addresses
-- requires: schema/auth/passwords

begin;

-- Security definer: nobody may read password hashes, the bridge gets the one that it has to verify.
create or replace function auth.find_login(email text)
returns json
language sql
stable
security definer
set search_path = ''
begin atomic
    select json_build_object('user_id', passwords.user_id, 'password_hash', passwords.password_hash)
    from auth.email_addresses as addresses
    join auth.passwords as passwords on passwords.user_id = addresses.user_id
    where addresses.email = lower(trim(find_login.email));
end;

comment on function auth.find_login(text) is
'user_id and password_hash behind an email address; null if there is none.';

grant execute on function auth.find_login(text) to bridge;

commit;
