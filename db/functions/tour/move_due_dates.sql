-- Deploy ontour:functions/tour/move_due_dates to pg
-- requires: functions/tour/guard_checklist_items

begin;

-- Security definer: who moves a show need not write its checklists.
create or replace function tour.move_due_dates()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('due dates of ' || new.id, 0));
    -- tour.guard_checklist_items says when.
    update api.checklist_items
    set due_days = checklist_items.due_days
    where checklist_items.checklist_id in (
            select checklists.id from api.checklists where checklists.show_id = new.id
        )
        and checklist_items.due_days is not null
        and checklist_items.done_at is null
        and checklist_items.deleted_at is null;
    return null;
end
$$;

comment on function tour.move_due_dates() is
'Row trigger: what is due some days before a show, and not yet done, moves with it.';

create or replace trigger _500_move_due_dates
after update on api.shows
for each row
when (
    old.show_on is distinct from new.show_on or old.time_zone is distinct from new.time_zone
)
execute function tour.move_due_dates();

commit;
