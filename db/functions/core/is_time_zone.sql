-- Deploy ontour:functions/core/is_time_zone to pg
-- requires: schema/core/schemas

-- pg_timezone_names reads a directory of files for each query, so PostgreSQL is asked to use the
-- zone instead. The pattern keeps out POSIX rules such as ABC5, which it would take as well.

begin;

create or replace function core.is_time_zone(name text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
    if name !~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$' then
        return false;
    end if;
    perform now() at time zone name;
    return true;
exception
    when invalid_parameter_value then
        return false;
end
$$;

comment on function core.is_time_zone(text) is
'Whether this is a time zone that PostgreSQL knows, such as Europe/Berlin.';

grant execute on function core.is_time_zone(text) to member;

commit;
