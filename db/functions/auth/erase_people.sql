-- Deploy ontour:functions/auth/erase_people to pg
-- requires: functions/auth/forget
-- requires: functions/change/purge_organizations
-- requires: functions/change/erase_person
-- requires: functions/change/erase_retired
-- requires: schema/change/erasures
-- requires: schema/change/seals
-- requires: schema/change/sequencer
-- requires: schema/mail/messages

-- That it was asked for is sealed before anything is destroyed. The last mail keeps its address until it is
-- sent, or given up.

begin;

-- Security definer: the worker owns nothing.
create or replace function auth.erase_people(max integer default 1000, after interval default '1 minute')
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_sealed constant bigint := (select coalesce(max(seals.tree_size), 0) from change.seals);
    v_erasure change.erasures;
    v_done bigint;
begin
    if not pg_try_advisory_xact_lock('change.erasures'::regclass::oid::bigint) then
        return 0;
    end if;
    for v_erasure in
        select erasures.*
        from change.erasures
        join change.log as asked on asked.row_id = erasures.id and asked.version = 1
        join change.feed on feed.seq = asked.seq and feed.position <= v_sealed
        where erasures.erased_at is null and erasures.requested_at < clock_timestamp() - erase_people.after
        order by erasures.requested_at
    loop
        -- What came in while the person left.
        update api.memberships set deleted_at = now()
        where memberships.deleted_at is null
            and (memberships.org_id = any (v_erasure.org_ids) or memberships.user_id = v_erasure.user_id);
        v_done := change.purge_organizations(v_erasure.org_ids, erase_people.max);
        if v_done = 0 then
            v_done := change.erase_person(v_erasure, erase_people.max);
        end if;
        if v_done > 0 then
            return 1;
        end if;

        continue when exists (
            select from mail.messages
            where messages.user_id = v_erasure.user_id and messages.state = 'queued'
        );
        perform auth.forget(v_erasure.user_id, '{}');
        continue when exists (
            select from change.log, change.sequencer
            where log.tx_id >= pg_snapshot_xmin(sequencer.snapshot)
                and change.is_own(log, change.own_topics(v_erasure.user_id, v_erasure.org_ids))
                and not exists (select from change.feed where feed.seq = log.seq)
        );
        perform change.erase_retired(v_erasure);
        update change.erasures set erased_at = clock_timestamp() where erasures.id = v_erasure.id;
        -- Those who hold an old version get the present one, and the log has one that was not erased.
        update api.users set version = version where users.id = v_erasure.user_id;
        update api.organizations set version = version where organizations.id = any (v_erasure.org_ids);
    end loop;
    return 0;
end
$$;

comment on function auth.erase_people(integer, interval) is
'Erases people who have left, of the log and everywhere else, in steps of at most max rows: 1 as long as the
next step can follow at once, else 0. The worker calls it.';

grant execute on function auth.erase_people(integer, interval) to worker;

commit;
