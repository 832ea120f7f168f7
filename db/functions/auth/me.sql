-- Deploy ontour:functions/auth/me to pg
-- requires: functions/auth/profile
-- requires: functions/core/current_user_id

begin;

-- Security definer: the email address stands in a table that nobody may read.
create or replace function auth.me()
returns json
language sql
stable
security definer
set search_path = ''
begin atomic
    select auth.profile(core.current_user_id());
end;

comment on function auth.me() is 'The caller as they see themselves, with their organizations.';

grant execute on function auth.me() to bridge;

commit;
