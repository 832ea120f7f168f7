-- Deploy ontour:functions/tour/reorder to pg
-- requires: schema/tour/set_list_songs
-- requires: schema/tour/checklist_items
-- requires: functions/tour/position_between
-- requires: functions/core/fail

-- Moves the one row and no other, so that two who move different rows both have their way; the lock of the
-- list lets two moves follow one another. When a gap is used up all rows are numbered anew.

begin;

create or replace function api.reorder(table_name text, id uuid, after_id uuid default null)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_parent constant text := case reorder.table_name
        when 'set_list_songs' then 'set_list' when 'checklist_items' then 'checklist'
    end;
    v_rows constant text := format('api.%I as live where live.%s_id = $1', reorder.table_name, v_parent);
    v_list_id uuid;
    v_low numeric;
    v_position numeric;
    v_row jsonb;
begin
    if v_parent is null then
        perform core.fail('INVALID_ARGUMENT', 'table_name=' || left(reorder.table_name, 100));
    end if;
    execute format('select %s_id from api.%I as live where live.id = $1', v_parent, reorder.table_name)
    into v_list_id using reorder.id;
    if v_list_id is null then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', reorder.table_name, reorder.id));
    end if;
    execute format('select from api.%ss as list where list.id = $1 for no key update', v_parent)
    using v_list_id;

    for v_attempt in 1..2 loop
        v_low := null;
        if reorder.after_id is not null then
            execute format('select position from %s and live.id = $2 and live.id <> $3', v_rows)
            into v_low using v_list_id, reorder.after_id, reorder.id;
            if v_low is null then
                perform core.fail('REFERENCE_NOT_FOUND', 'after_id=' || reorder.after_id);
            end if;
        end if;
        -- What comes next may stand at the same position: two devices have put both there.
        execute format(
            'select tour.position_between($2, ('
            'select min(live.position) from %s and live.id <> $4 and live.deleted_at is null '
            'and ($2 is null or (live.position, live.id) > ($2, $3))))', v_rows
        ) into v_position using v_list_id, v_low, reorder.after_id, reorder.id;
        exit when v_position between -999999 and 999999;
        execute format(
            'update api.%I as stale set position = fresh.position from ('
            'select live.id, row_number() over (order by live.position, live.id) as position from %s '
            'and live.deleted_at is null) as fresh '
            'where fresh.id = stale.id and fresh.position <> stale.position',
            reorder.table_name, v_rows
        ) using v_list_id;
    end loop;

    execute format(
        'update api.%I as live set position = $1 where live.id = $2 returning to_jsonb(live)',
        reorder.table_name
    ) into v_row using v_position, reorder.id;
    if v_row is null then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', reorder.table_name, reorder.id));
    end if;
    return v_row;
end
$$;

comment on function api.reorder(text, uuid, uuid) is
'Moves a row of set_list_songs or checklist_items to stand right after another of its list, or first, and
returns
it. Who may write the row. Raises INVALID_ARGUMENT, REFERENCE_NOT_FOUND (422) and NOT_FOUND (404).';

grant execute on function api.reorder(text, uuid, uuid) to member;

commit;
