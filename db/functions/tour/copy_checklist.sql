-- Deploy ontour:functions/tour/copy_checklist to pg
-- requires: schema/tour/checklist_items
-- requires: policies/tour/checklist_items
-- requires: functions/core/fail

begin;

create or replace function api.copy_checklist(id uuid, show_id uuid default null)
returns api.checklists
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_source api.checklists;
    v_copy api.checklists;
begin
    select * into v_source
    from api.checklists
    where checklists.id = copy_checklist.id and checklists.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || coalesce(copy_checklist.id::text, 'null'));
    end if;

    insert into api.checklists (org_id, show_id, name, notes)
    values (v_source.org_id, copy_checklist.show_id, v_source.name, v_source.notes)
    returning * into v_copy;
    if v_copy.org_id <> v_source.org_id then
        perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || copy_checklist.show_id);
    end if;
    insert into api.checklist_items (checklist_id, title, notes, owner_id, due_days, position)
    select
        v_copy.id, items.title, items.notes,
        -- Who has left does nothing more.
        (
            select memberships.user_id from api.memberships
            where memberships.org_id = items.org_id
                and memberships.user_id = items.owner_id
                and memberships.deleted_at is null
        ),
        items.due_days, items.position
    from api.checklist_items as items
    where items.checklist_id = v_source.id and items.deleted_at is null;
    return v_copy;
end
$$;

comment on function api.copy_checklist(uuid, uuid) is
'Copies a checklist, such as a template, with its items to a show of the same organization or to none, and
returns the copy: nothing done, and due as many days before that show. Who works on the road.
Raises NOT_FOUND (404) and REFERENCE_NOT_FOUND (422).';

grant execute on function api.copy_checklist(uuid, uuid) to member;

commit;
