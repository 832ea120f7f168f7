-- Deploy ontour:functions/change/verify to pg
-- requires: functions/change/verify_rows
-- requires: functions/change/verify_tree
-- requires: functions/change/verify_anchors
-- requires: functions/change/verify_numbering
-- requires: functions/change/verify_history
-- requires: functions/change/verify_live

-- Stable, as everything that it calls: all of it looks with one snapshot, so writers do not disturb it.

begin;

create or replace function change.verify(anchors jsonb default null)
returns setof change.finding
language sql
stable
rows 1
begin atomic
    select found.*
    from (
        select * from change.verify_rows()
        union all
        select * from change.verify_tree()
        union all
        select * from change.verify_anchors(verify.anchors)
        union all
        select * from change.verify_numbering()
        union all
        select * from change.verify_history()
        union all
        select * from change.verify_live()
    ) as found
    order by found.position nulls last, found.seq, found.table_name;
end;

comment on function change.verify(jsonb) is
'Verifies the whole log, against exported anchors if given. No row: nothing was found. Otherwise the first
broken row, and after it the first of every other kind of harm. Nobody''s but the owner''s and
superusers''.';

commit;
