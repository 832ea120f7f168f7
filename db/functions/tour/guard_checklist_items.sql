-- Deploy ontour:functions/tour/guard_checklist_items to pg
-- requires: schema/tour/checklist_items
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

begin;

-- Security definer: takes a lock and reads the show, whoever writes.
create or replace function tour.guard_checklist_items()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := core.current_user_id();
    v_show api.shows;
begin
    if tg_op = 'UPDATE' then
        if v_caller is not null
            and not new.org_id = any (core.orgs_with('road.write'))
            and (
                old.owner_id is distinct from v_caller
                or (new.title, new.owner_id, new.due_days, new.due_at, new.position, new.deleted_at)
                is distinct from
                (old.title, old.owner_id, old.due_days, old.due_at, old.position, old.deleted_at)
            )
        then
            perform core.fail('PERMISSION_DENIED', 'permission=road.write');
        end if;
        -- A time of its own takes the place of one that follows the show.
        if new.due_at is distinct from old.due_at
            and new.due_days is not distinct from old.due_days
            and old.deleted_at is null
        then
            new.due_days := null;
        end if;
    end if;

    if tg_op = 'INSERT' and new.done_at is not null
        or tg_op = 'UPDATE' and new.done_at is distinct from old.done_at
    then
        new.done_by := case when new.done_at is not null then v_caller end;
    end if;

    if new.due_days is not null then
        -- A new row is not seen by who moves the show meanwhile: one waits for the other.
        if tg_op = 'INSERT' then
            perform pg_advisory_xact_lock_shared(hashtextextended('due dates of ' || checklists.show_id, 0))
            from api.checklists where checklists.id = new.checklist_id and checklists.show_id is not null;
        end if;
        select shows.* into v_show
        from api.checklists
        join api.shows on shows.id = checklists.show_id
        where checklists.id = new.checklist_id;
        new.due_at := (v_show.show_on - new.due_days + time '12:00')
            at time zone coalesce(v_show.time_zone, 'UTC');
    end if;
    return new;
end
$$;

comment on function tour.guard_checklist_items() is
'Row trigger: who works on the road writes all of it; who it was given to ticks it off and notes what became
of it. Says who did it, and when it is due. Raises PERMISSION_DENIED (403).';

create or replace trigger _200_guard_checklist_items
before insert or update on api.checklist_items
for each row execute function tour.guard_checklist_items();

commit;
