-- Deploy ontour:functions/change/restore_children to pg
-- requires: schema/change/log
-- requires: schema/change/tracked_tables
-- requires: functions/change/put_image
-- requires: functions/change/children_of

begin;

create or replace function change.restore_children(table_name text, id uuid, seq bigint, tx_id xid8)
returns void
language plpgsql
set search_path = ''
as $$
declare
    v_child record;
    v_past record;
begin
    for v_child in select * from change.children_of(restore_children.table_name, restore_children.id)
    loop
        -- The whole commit counts, also what it wrote after the parent.
        select log.op, log.after into v_past
        from change.log as log
        where log.row_id = v_child.id
            and (log.seq <= restore_children.seq or log.tx_id = restore_children.tx_id)
        order by log.version desc, log.seq desc
        limit 1;

        if found and v_past.op <> 'delete' then
            if v_past.after is distinct from v_child.image then
                perform change.put_image(v_child.table_name, v_child.id, v_past.after);
            end if;
        elsif v_child.image ->> 'deleted_at' is null then
            execute format('update api.%I set deleted_at = now() where id = $1', v_child.table_name)
            using v_child.id;
        end if;
    end loop;
end
$$;

comment on function change.restore_children(text, uuid, bigint, xid8) is
'For restore: makes the children of a row what they were as of one commit.';

commit;
