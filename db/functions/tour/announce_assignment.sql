-- Deploy ontour:functions/tour/announce_assignment to pg
-- requires: functions/tour/guard_checklist_items
-- requires: functions/tour/notify

begin;

-- Security definer: nobody tells others anything by hand.
create or replace function tour.announce_assignment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if new.owner_id is not null and new.done_at is null and new.deleted_at is null
        and (tg_op = 'INSERT' or new.owner_id is distinct from old.owner_id)
        and not (
            select checklists.is_template from api.checklists where checklists.id = new.checklist_id
        )
    then
        perform tour.notify(
            new.owner_id, 'assignment', 'checklists', new.checklist_id, new.org_id,
            jsonb_build_object('checklist_item_id', new.id)
        );
    end if;
    return null;
end
$$;

comment on function tour.announce_assignment() is 'Row trigger: tells who is given something to do.';

create or replace trigger _900_announce_assignment
after insert or update of owner_id on api.checklist_items
for each row execute function tour.announce_assignment();

commit;
