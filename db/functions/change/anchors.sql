-- Deploy ontour:functions/change/anchors to pg
-- requires: schema/change/seals
-- requires: schema/change/tree_nodes
-- requires: schema/change/sequencer

-- Of each 65,536 rows one seal is enough, for the leaves between two tell every row apart. Eight bytes of
-- each point at a row; what proves is the root.

begin;

create or replace function change.anchors(after bigint default 0)
returns table (
    feed_id uuid, previous bigint, tree_size bigint, root text, sealed_at timestamptz, leaves text
)
language sql
stable
begin atomic
    select
        sequencer.feed_id,
        chosen.previous,
        chosen.tree_size,
        encode(chosen.root, 'hex'),
        chosen.sealed_at,
        (
            select translate(
                encode(string_agg(substr(leaf.hash, 1, 8), '' order by leaf.index), 'base64'), E'\n', ''
            )
            from change.tree_nodes as leaf
            where leaf.level = 0 and leaf.index >= chosen.previous and leaf.index < chosen.tree_size
        )
    from (
        select
            newest.*,
            lag(newest.tree_size, 1, anchors.after) over (order by newest.tree_size) as previous
        from (
            select distinct on (seals.tree_size / 65536) seals.*
            from change.seals
            where seals.tree_size > anchors.after
            order by seals.tree_size / 65536, seals.tree_size desc
        ) as newest
    ) as chosen
    cross join change.sequencer
    order by chosen.tree_size;
end;

comment on function change.anchors(bigint) is
'What to keep elsewhere, so that change.verify can be told what the log was: seals that are larger than after,
each with the beginnings of the leaves since the one before, as base64.';

commit;
