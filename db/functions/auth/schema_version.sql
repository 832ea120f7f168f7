-- Deploy ontour:functions/auth/schema_version to pg
-- requires: schema/core/schemas

begin;

-- Security definer: the bridge may not read sqitch's tables.
create or replace function auth.schema_version()
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return (
        select format('%s %s', changes.change, left(changes.change_id, 12))
        from sqitch.changes as changes
        order by changes.committed_at desc
        limit 1
    );
end
$$;

comment on function auth.schema_version() is
'The newest deployed sqitch change and the first digits of its id, which stands for all before it too.';

grant execute on function auth.schema_version() to bridge;

commit;
