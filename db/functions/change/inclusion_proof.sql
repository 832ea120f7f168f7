-- Deploy ontour:functions/change/inclusion_proof to pg
-- requires: schema/change/seals
-- requires: schema/change/sequencer
-- requires: functions/change/subtree_hash
-- requires: functions/change/leaf_hash
-- requires: functions/change/openings
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- The audit path of RFC 9162, from the leaf up: on each level the sibling, where there is one.

begin;

create or replace function change.inclusion_proof("position" bigint, tree_size bigint default null)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_index constant bigint := inclusion_proof.position - 1;
    v_seal change.seals;
    v_proof jsonb;
begin
    select seals.* into v_seal
    from change.seals
    where seals.tree_size >= inclusion_proof.position
        and (inclusion_proof.tree_size is null or seals.tree_size = inclusion_proof.tree_size)
    order by seals.tree_size desc
    limit 1;
    if not found or v_index < 0 then
        perform core.fail(
            'POSITION_NOT_SEALED',
            format('position=%s tree_size=%s', inclusion_proof.position, inclusion_proof.tree_size)
        );
    end if;

    select jsonb_build_object(
        'feed_id', sequencer.feed_id,
        'position', inclusion_proof.position,
        'tree_size', v_seal.tree_size,
        'root', encode(v_seal.root, 'hex'),
        'sealed_at', v_seal.sealed_at,
        'leaf', encode(leaf.hash, 'hex'),
        'row', (
            select change.canonical_row(feed.position, log, feed.audience)
            from change.feed
            join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = inclusion_proof.position
        ),
        'openings', (
            select change.openings(log)
            from change.feed
            join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position = inclusion_proof.position
        ),
        'path', (
            select coalesce(jsonb_agg(encode(
                change.subtree_hash(v_seal.tree_size, step.level, (v_index >> step.level) # 1), 'hex'
            ) order by step.level), '[]')
            from generate_series(0, 62) as step (level)
            where ((v_index >> step.level) # 1) << step.level < v_seal.tree_size
        )
    ) into v_proof
    from change.sequencer
    join change.tree_nodes as leaf on leaf.level = 0 and leaf.index = v_index;
    return v_proof;
end
$$;

comment on function change.inclusion_proof(bigint, bigint) is
'Proves that the row at a position is in the tree of a seal, by default the newest: the row as it is hashed
(null if it is retired), what the hashes in it are of, its leaf and the path from there to the root (RFC 9162,
2.1.3). Raises POSITION_NOT_SEALED (404).';

commit;
