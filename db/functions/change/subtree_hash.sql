-- Deploy ontour:functions/change/subtree_hash to pg
-- requires: schema/change/tree_nodes
-- requires: functions/change/node_hash

-- A subtree that ends beyond the tree is folded from the complete ones in it, smallest first: one for each
-- bit that is set in the size.

begin;

create or replace function change.subtree_hash(
    tree_size bigint, level integer default 62, index bigint default 0
)
returns bytea
language plpgsql
stable
set search_path = ''
as $$
declare
    v_bit integer := subtree_hash.level;
    v_index bigint := subtree_hash.index;
    v_node bytea;
    v_hash bytea;
begin
    if (subtree_hash.tree_size >> subtree_hash.level) > subtree_hash.index then
        return (select t.hash from change.tree_nodes as t where t.level = v_bit and t.index = v_index);
    end if;
    for v_bit in 0 .. least(subtree_hash.level - 1, 62) loop
        exit when subtree_hash.tree_size >> v_bit = 0;
        continue when (subtree_hash.tree_size >> v_bit) & 1 = 0;
        v_index := (subtree_hash.tree_size >> v_bit) - 1;
        select t.hash into v_node from change.tree_nodes as t where t.level = v_bit and t.index = v_index;
        -- A node that is missing makes the whole null, not the rest of it.
        if not found then
            return null;
        end if;
        v_hash := case when v_hash is null then v_node else change.node_hash(v_node, v_hash) end;
    end loop;
    return v_hash;
end
$$;

comment on function change.subtree_hash(bigint, integer, bigint) is
'The hash of one subtree of the tree as it was at a size; without level and index, the root of that tree.
Null if the tree has not got all of it.';

commit;
