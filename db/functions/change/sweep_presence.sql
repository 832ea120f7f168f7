-- Deploy ontour:functions/change/sweep_presence to pg
-- requires: functions/change/end_presence

-- Any number may sweep at once: whose lock is taken is being looked after by another, or is swept next time.

begin;

-- Security definer: only these functions write leases.
create or replace function change.sweep_presence()
returns table (user_id uuid, org_id uuid, status text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_ids uuid[];
begin
    select array_agg(expired.user_id) into v_user_ids
    from (
        select distinct leases.user_id
        from change.presence as leases
        where leases.expires_at <= now()
        offset 0
    ) as expired
    where pg_try_advisory_xact_lock(hashtextextended('change.presence ' || expired.user_id, 0));

    return query select swept.* from change.end_presence(v_user_ids) as swept;
end
$$;

comment on function change.sweep_presence() is
'Ends the leases that nobody has renewed, announces whose status changed by it, and returns them. For any
relay or worker, once a second or so.';

grant execute on function change.sweep_presence() to relay, worker;

commit;
