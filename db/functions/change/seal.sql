-- Deploy ontour:functions/change/seal to pg
-- requires: schema/change/seals
-- requires: schema/change/feed
-- requires: schema/change/sequencer
-- requires: functions/change/leaf_hash
-- requires: functions/change/subtree_hash

-- Folds what has got positions into the tree, level by level. It runs after the sequencer and in a
-- transaction of its own, so nobody waits for hashes; killed half-way, it leaves the tree as it was.

begin;

-- Security definer: the worker owns nothing.
create or replace function change.seal(max integer default 1000)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_level integer := 0;
    v_sealed bigint;
    v_size bigint;
begin
    -- Whoever comes second has nothing to do.
    if not pg_try_advisory_xact_lock('change.seals'::regclass::oid::bigint) then
        return 0::bigint;
    end if;
    v_sealed := (
        select coalesce(max(leaf.index) + 1, 0) from change.tree_nodes as leaf where leaf.level = 0
    );
    select least(sequencer.position, v_sealed + seal.max) into strict v_size from change.sequencer;
    if v_size = v_sealed then
        return 0::bigint;
    end if;

    -- A row that has vanished already gets a leaf all the same: the tree grows on, and verify names the row.
    insert into change.tree_nodes (level, index, hash)
    select 0, place.position - 1, coalesce(
        (
            select change.leaf_hash(feed.position, log, feed.audience)
            from change.feed
            join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = place.position
        ),
        sha256('\x00')
    )
    from generate_series(v_sealed + 1, v_size) as place ("position");

    while v_sealed >> v_level < v_size >> v_level loop
        insert into change.tree_nodes (level, index, hash)
        select v_level + 1, l.index / 2, change.node_hash(l.hash, r.hash)
        from change.tree_nodes as l
        join change.tree_nodes as r on r.level = l.level and r.index = l.index + 1
        where l.level = v_level
            and l.index % 2 = 0
            and l.index >= (v_sealed >> (v_level + 1)) * 2
        order by l.index;
        v_level := v_level + 1;
    end loop;

    insert into change.seals (tree_size, root) values (v_size, change.subtree_hash(v_size));
    return v_size - v_sealed;
end
$$;

comment on function change.seal(integer) is
'Folds at most so many newly numbered log rows into the tree and seals it; returns how many. The worker calls
it about once a second, and again at once while it returns max.';

grant execute on function change.seal(integer) to worker;

commit;
