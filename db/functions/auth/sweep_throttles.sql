-- Deploy ontour:functions/auth/sweep_throttles to pg
-- requires: schema/auth/throttles

begin;

-- Security definer: the worker may not read the table.
create or replace function auth.sweep_throttles()
returns integer
language sql
volatile
security definer
set search_path = ''
begin atomic
    with swept as (
        delete from auth.throttles
        using auth.throttle_limits as limits
        where limits.kind = throttles.kind
            and throttles.attempts[cardinality(throttles.attempts)] < clock_timestamp() - limits.within
        returning 1
    )

    select count(*)::integer from swept;
end;

comment on function auth.sweep_throttles() is
'Deletes the attempts that no window holds any more; returns of how many keys. For the worker.';

grant execute on function auth.sweep_throttles() to worker;

commit;
