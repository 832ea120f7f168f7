-- Deploy ontour:functions/change/verify_tree to pg
-- requires: schema/change/finding
-- requires: schema/change/seals
-- requires: functions/change/subtree_hash

begin;

create or replace function change.verify_tree()
returns setof change.finding
language sql
stable
rows 1
set work_mem = '64MB'
begin atomic
    (
        select
            (coalesce(child.index, node.index) << coalesce(child.level, node.level)) + 1, null::bigint,
            null::text, null::uuid, 'tree damaged',
            format('level=%s index=%s', coalesce(child.level, node.level), coalesce(child.index, node.index))
        from (
            select l.level + 1 as level, l.index / 2 as index, change.node_hash(l.hash, r.hash) as hash
            from change.tree_nodes as l
            join change.tree_nodes as r on r.level = l.level and r.index = l.index + 1
            where l.index % 2 = 0
        ) as child
        full join (select * from change.tree_nodes where tree_nodes.level > 0) as node
            on node.level = child.level and node.index = child.index
        where child.hash is distinct from node.hash
        order by coalesce(child.level, node.level), 1
        limit 1
    )
    union all
    (
        select min(leaf.should + 1), null, null, null, 'tree damaged', 'a leaf is missing'
        from (
            select tree_nodes.index, row_number() over (order by tree_nodes.index) - 1 as should
            from change.tree_nodes
            where tree_nodes.level = 0
        ) as leaf
        where leaf.index <> leaf.should
        having count(*) > 0
    )
    union all
    (
        select
            seals.tree_size, null, null, null, 'seal changed',
            format('the rows up to here do not give the root that was sealed at %s', seals.sealed_at)
        from change.seals
        where change.subtree_hash(seals.tree_size) is distinct from seals.root
        order by seals.tree_size
        limit 1
    );
end;

comment on function change.verify_tree() is
'For verify: the first node that is not the hash of its children, the first leaf that is missing, and the
first seal that is not of this tree.';

commit;
