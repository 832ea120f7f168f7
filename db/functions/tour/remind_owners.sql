-- Deploy ontour:functions/tour/remind_owners to pg
-- requires: functions/tour/guard_checklist_items
-- requires: functions/tour/notify

-- Once for each time at which something is due: when that moves, it is said again. What it is due for must
-- still take place.

begin;

-- Security definer: the worker owns nothing.
create or replace function tour.remind_owners(max integer default 1000)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_item record;
    v_reminded bigint := 0::bigint;
begin
    -- One at a time, or two workers would remind of the same.
    if not pg_try_advisory_xact_lock('tour.remind_owners(integer)'::regprocedure::oid::bigint) then
        return 0::bigint;
    end if;
    for v_item in
        select items.id, items.org_id, items.owner_id, items.checklist_id, items.due_at
        from api.checklist_items as items
        join api.checklists on checklists.id = items.checklist_id
        join api.memberships
            on memberships.org_id = items.org_id
            and memberships.user_id = items.owner_id
            and memberships.deleted_at is null
        left join api.shows on shows.id = checklists.show_id
        where items.due_at between now() - interval '7 days' and now() + interval '1 day'
            and items.done_at is null
            and items.deleted_at is null
            and not checklists.is_template
            and shows.status is distinct from 'cancelled'
            and not exists (
                select from api.notifications as told
                where told.user_id = items.owner_id
                    and told.kind = 'due'
                    and told.subject_id = items.checklist_id
                    and told.data @> jsonb_build_object('checklist_item_id', items.id, 'due_at', items.due_at)
            )
        order by items.due_at
        limit remind_owners.max
    loop
        perform tour.notify(
            v_item.owner_id, 'due', 'checklists', v_item.checklist_id, v_item.org_id,
            jsonb_build_object('checklist_item_id', v_item.id, 'due_at', v_item.due_at)
        );
        v_reminded := v_reminded + 1;
    end loop;
    return v_reminded;
end
$$;

comment on function tour.remind_owners(integer) is
'Tells those who have something to do that it is due within a day; returns how many things it is. For any
worker,
every minute or so.';

grant execute on function tour.remind_owners(integer) to worker;

commit;
