-- Deploy ontour:functions/change/verify_anchors to pg
-- requires: functions/change/break_at
-- requires: functions/change/subtree_hash
-- requires: schema/change/sequencer

-- Whoever can rewrite the log can rewrite the tree. What was exported before they cannot: its roots tell that
-- something has changed, and the leaves in it tell where.

begin;

create or replace function change.verify_anchors(anchors jsonb)
returns setof change.finding
language plpgsql
stable
set search_path = ''
set work_mem = '64MB'
as $$
declare
    v_size constant bigint := (
        select coalesce(max(leaf.index) + 1, 0) from change.tree_nodes as leaf where leaf.level = 0
    );
    v_run record;
    v_position bigint;
    v_is_whole boolean := true;
begin
    -- Anchors that follow each other without a gap are one run of leaves.
    for v_run in
        select
            min(anchor.previous) as previous, max(anchor.tree_size) as tree_size,
            string_agg(decode(anchor.leaves, 'base64'), '' order by anchor.tree_size) as leaves
        from (
            select told.*, count(*) filter (where told.starts) over (order by told.tree_size) as run
            from (
                select
                    given.*,
                    lag(given.tree_size) over (order by given.tree_size) is distinct from given.previous
                        as starts
                from (
                    select distinct on (tree_size) tree_size, previous, leaves
                    from jsonb_to_recordset(verify_anchors.anchors)
                        as anchor (tree_size bigint, previous bigint, leaves text)
                    where octet_length(decode(leaves, 'base64')) = (tree_size - previous) * 8
                    order by tree_size, previous
                ) as given
            ) as told
        ) as anchor
        group by anchor.run
        order by 1
    loop
        v_position := (
            select min(leaf.index) + 1
            from change.tree_nodes as leaf
            where leaf.level = 0
                and leaf.index >= v_run.previous
                and leaf.index < v_run.tree_size
                and substr(leaf.hash, 1, 8)
                    <> substr(v_run.leaves, (leaf.index - v_run.previous)::integer * 8 + 1, 8)
        );
        if v_position is not null then
            v_is_whole := false;
            return next change.break_at(v_position, v_run.previous + 1, v_run.leaves);
            exit;
        end if;
    end loop;

    return query
    select
        least(anchor.tree_size, v_size + 1), null::bigint, null::text, null::uuid,
        case when anchor.tree_size > v_size then 'tail cut' else 'rebuilt' end,
        format('anchor of %s: tree_size=%s root=%s', anchor.sealed_at, anchor.tree_size, anchor.root)
            || case when anchor.feed_id <> sequencer.feed_id then '; it is of another feed' else '' end
    from jsonb_to_recordset(verify_anchors.anchors)
        as anchor (feed_id uuid, tree_size bigint, root text, sealed_at timestamptz)
    cross join change.sequencer
    where anchor.tree_size > v_size
        or v_is_whole
        and encode(change.subtree_hash(anchor.tree_size), 'hex') is distinct from anchor.root
    order by anchor.tree_size
    limit 1;
end
$$;

comment on function change.verify_anchors(jsonb) is
'For verify: the first row that is not the one that was anchored, if there is one. Takes what change.anchors
gave, as a JSON array, as many as there are.';

commit;
