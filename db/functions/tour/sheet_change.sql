-- Deploy ontour:functions/tour/sheet_change to pg
-- requires: functions/tour/sheet_rows
-- requires: functions/change/history

-- Everything comes from the row and from api.history, so under the caller's rights of today.

begin;

create or replace function tour.sheet_change(key text, seen integer, shown integer)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_table constant text := split_part(sheet_change.key, '/', 1);
    v_id constant uuid := split_part(sheet_change.key, '/', 2)::uuid;
    v_row jsonb;
    v_last record;
    v_change text;
    v_fields jsonb := '{}'::jsonb;
begin
    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 and live.deleted_at is null', v_table
    ) into v_row using v_id;
    select
        (array_agg(past.row order by past.version desc) filter (where past.version <= seen))[1] as base,
        (array_agg(past.op order by past.version desc))[1] = 'delete' as is_deleted,
        (array_agg(past.actor_name order by past.version desc))[1] as actor_name,
        max(past.at) as at
    into v_last
    from api.history(v_table, v_id) as past;

    v_change := case
        when shown is null and (v_row is null or v_table = 'contacts') then 'removed'
        when shown is null then 'moved'
        when seen is null then 'added'
        else 'changed'
    end;
    -- A venue comes and goes with its show.
    if v_table = 'venues' and v_change <> 'changed' then
        return null;
    end if;
    if v_change in ('changed', 'moved') and v_last.base is not null then
        select coalesce(
            jsonb_object_agg(f.key, jsonb_build_object('from', v_last.base -> f.key, 'to', f.value)), '{}'
        ) into v_fields
        from jsonb_each(v_row) as f
        where f.value is distinct from v_last.base -> f.key
            and f.key <> all (
                '{version,created_at,created_by,updated_at,updated_by,topics,day_on,until_on,owner_id}'
            );
        -- Others see it now; nothing is new to this reader.
        if v_fields = '{}' and v_change = 'changed' then
            return null;
        end if;
    end if;
    -- Of what left the reader's sight it is not said who took it away.
    if v_change = 'removed' and v_last.is_deleted is not true then
        v_last.actor_name := null;
        v_last.at := null;
    end if;
    v_row := coalesce(v_row, v_last.base, '{}');
    return jsonb_build_object(
        'table', v_table, 'id', v_id, 'change', v_change,
        'name', coalesce(v_row ->> 'title', v_row ->> 'name', v_row ->> 'kind'),
        'fields', v_fields, 'by', v_last.actor_name, 'at', v_last.at
    );
end
$$;

comment on function tour.sheet_change(text, integer, integer) is
'What became of one row of a day sheet between the version that was seen and the one that stands on it now;
null if nothing that the caller sees.';

grant execute on function tour.sheet_change(text, integer, integer) to member;

commit;
