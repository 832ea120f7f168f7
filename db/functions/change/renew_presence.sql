-- Deploy ontour:functions/change/renew_presence to pg
-- requires: schema/change/presence

-- It waits for nobody: a lease that is locked is being set, which renews it, or ended.

begin;

-- Security definer: only these functions write leases.
create or replace function change.renew_presence(connection_ids uuid[], lease interval default '1 minute')
returns uuid[]
language sql
volatile
security definer
set search_path = ''
begin atomic
    with held as (
        select leases.connection_id, leases.org_id
        from change.presence as leases
        where leases.connection_id = any (renew_presence.connection_ids)
        for no key update skip locked
    ),

    renewed as (
        update change.presence as leases
        set expires_at = now() + renew_presence.lease
        from held
        where leases.connection_id = held.connection_id and leases.org_id = held.org_id
    )

    select coalesce(array_agg(asked.connection_id), '{}')
    from unnest(renew_presence.connection_ids) as asked (connection_id)
    where not exists (
        select from change.presence as leases where leases.connection_id = asked.connection_id
    );
end;

comment on function change.renew_presence(uuid[], interval) is
'Extends all leases of these connections. Returns the connections that have none any more: after a crash of
the database, or a pause of their relay that was longer than the lease. They set their presence again.';

grant execute on function change.renew_presence(uuid[], interval) to relay;

commit;
