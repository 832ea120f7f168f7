-- Deploy ontour:functions/change/verify_rows to pg
-- requires: functions/change/break_at
-- requires: schema/change/tree_nodes
-- requires: schema/change/retired

-- Two steps, for an inner join hashes every row while it reads the log once, and by all cores; where it
-- leaves no row out, none is missing.

begin;

create or replace function change.verify_rows()
returns setof change.finding
language plpgsql
stable
rows 1
set search_path = ''
set work_mem = '64MB'
as $$
declare
    v_retired constant int8multirange := (
        select coalesce(range_agg(retired.positions), '{}') from change.retired
    );
    v_expected bigint;
    v_present bigint;
    v_position bigint;
    v_leaves bytea;
begin
    v_expected := (
        select count(*) from change.tree_nodes as leaf
        where leaf.level = 0 and not v_retired @> leaf.index + 1
    );
    select
        count(*) filter (where not v_retired @> feed.position),
        min(feed.position) filter (where change.leaf_hash(feed.position, log, feed.audience) <> leaf.hash)
    into v_present, v_position
    from change.tree_nodes as leaf
    join change.feed on feed.position = leaf.index + 1
    join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
    where leaf.level = 0;

    if v_present <> v_expected then
        v_position := least(
            v_position,
            (
                select min(leaf.index) + 1
                from change.tree_nodes as leaf
                left join change.feed on feed.position = leaf.index + 1
                left join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
                where leaf.level = 0 and log.seq is null and not v_retired @> leaf.index + 1
            )
        );
    end if;
    if v_position is null then
        return;
    end if;

    select string_agg(substr(leaf.hash, 1, 8), '' order by leaf.index) into v_leaves
    from change.tree_nodes as leaf
    where leaf.level = 0;
    return next change.break_at(v_position, 1, v_leaves);
end
$$;

comment on function change.verify_rows() is
'For verify: the first sealed row that is not the one that was sealed, if there is one.';

commit;
