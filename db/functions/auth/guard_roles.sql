-- Deploy ontour:functions/auth/guard_roles to pg
-- requires: schema/core/memberships
-- requires: functions/auth/require_step_up
-- requires: functions/core/current_user_id

-- Whoever stole a session makes nobody an owner with it, on whichever path: REST, push, batch or a function.

begin;

create or replace function auth.guard_roles()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    if core.current_user_id() is not null then
        perform auth.require_step_up();
    end if;
    return new;
end
$$;

comment on function auth.guard_roles() is
'Row trigger: another role is given by who has signed in lately. Raises STEP_UP_REQUIRED (401).';

create or replace trigger _300_guard_roles
before update of role on api.memberships
for each row when (old.role <> new.role)
execute function auth.guard_roles();

commit;
