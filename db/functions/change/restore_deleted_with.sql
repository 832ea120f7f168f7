-- Deploy ontour:functions/change/restore_deleted_with to pg
-- requires: schema/change/log
-- requires: functions/change/put_image
-- requires: functions/change/children_of

begin;

create or replace function change.restore_deleted_with(table_name text, id uuid, tx_id xid8)
returns void
language plpgsql
set search_path = ''
as $$
declare
    v_child record;
begin
    for v_child in
        select children.table_name, children.id, log.after
        from change.children_of(restore_deleted_with.table_name, restore_deleted_with.id) as children
        join change.log as log on log.row_id = children.id
        where log.tx_id = restore_deleted_with.tx_id
            and log.op = 'delete'
            and children.image ->> 'deleted_at' is not null
            and (children.image ->> 'version')::integer = log.version
    loop
        perform change.put_image(v_child.table_name, v_child.id, v_child.after);
    end loop;
end
$$;

comment on function change.restore_deleted_with(text, uuid, xid8) is
'For restore: brings back the children that were deleted in the same transaction as their parent.';

commit;
