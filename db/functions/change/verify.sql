-- Deploy ontour:functions/change/verify to pg
-- requires: functions/change/verify_rows
-- requires: functions/change/verify_tree
-- requires: functions/change/verify_anchors
-- requires: functions/change/verify_numbering
-- requires: functions/change/verify_history
-- requires: functions/change/verify_live
-- requires: functions/change/verify_retired
-- requires: functions/change/verify_erasures

-- Stable, as everything that it calls: all of it looks with one snapshot, so writers do not disturb it.

begin;

create or replace function change.verify(anchors jsonb default null)
returns setof change.finding
language sql
stable
rows 1
begin atomic
    select found.position, found.seq, found.table_name, found.row_id, found.finding, found.details
    from (
        select 1 as rank, rows.* from change.verify_rows() as rows
        union all
        select 1, anchored.* from change.verify_anchors(verify.anchors) as anchored
        union all
        select 2, tree.* from change.verify_tree() as tree
        union all
        select 2, numbering.* from change.verify_numbering() as numbering
        union all
        select 2, history.* from change.verify_history() as history
        union all
        select 2, retired.* from change.verify_retired() as retired
        union all
        select 2, erasures.* from change.verify_erasures() as erasures
        union all
        select 3, live.* from change.verify_live() as live
    ) as found
    order by found.rank, found.position nulls last, found.seq, found.table_name;
end;

comment on function change.verify(jsonb) is
'Verifies the whole log, against exported anchors if given. No row: nothing was found. Otherwise the first
row that is not what was sealed or anchored comes first, then what is wrong with the tree and with the story
that the rows tell, then tracked rows that were changed without the log. Nobody''s but the owner''s and
superusers''.';

commit;
