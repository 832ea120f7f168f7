-- Deploy ontour:functions/auth/guard_left to pg
-- requires: schema/core/users
-- requires: schema/change/erasures
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: asks who has left, whoever changes the row.
create or replace function auth.guard_left()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if exists (select from change.erasures where erasures.user_id = old.id) then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;
    return new;
end
$$;

comment on function auth.guard_left() is
'Row trigger: nobody writes anything into the row of a person who has left, nor brings them back, not even who
began before. Raises ACCOUNT_INACTIVE (403).';

create or replace trigger _200_guard_left
before update on api.users
for each row
when (
    old.status = 'inactive'
    and (new.full_name, new.username, new.avatar_url, new.status)
    is distinct from (old.full_name, old.username, old.avatar_url, old.status)
)
execute function auth.guard_left();

commit;
