-- Deploy ontour:functions/change/merge_row to pg
-- requires: schema/change/conflicts
-- requires: functions/change/changed_by_others
-- requires: functions/change/merge_fields
-- requires: functions/change/write_fields
-- requires: functions/change/open_conflict
-- requires: functions/change/require_writer

begin;

create or replace function change.merge_row(
    operation change.operation, columns jsonb, mine jsonb, theirs jsonb
)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_is_stale constant boolean := operation.base_version <> (theirs ->> 'version')::integer;
    v_fields change.merged_field[];
    v_field change.merged_field;
    v_written jsonb;
    v_row jsonb := theirs;
    v_conflict api.conflicts;
    v_id uuid;
    v_outcome change.outcome;
begin
    if v_is_stale then
        v_fields := change.merge_fields(operation, columns, mine, theirs);
        select jsonb_object_agg(f.column_name, f.value) into v_written
        from unnest(v_fields) as f
        where f.value <> f.theirs;
    else
        select jsonb_object_agg(f.key, f.value) into v_written
        from jsonb_each(mine) as f
        where f.value <> theirs -> f.key;
    end if;

    if v_written is null then
        if exists (select from unnest(v_fields) as f where f.is_open or f.is_lost) then
            perform change.require_writer(operation.table_name, theirs);
        end if;
    elsif not v_is_stale then
        v_row := change.write_fields(operation.table_name, operation.row_id, v_written);
    else
        begin
            v_row := change.write_fields(operation.table_name, operation.row_id, v_written);
        exception
            when integrity_constraint_violation or sqlstate 'PGRST' then
                get stacked diagnostics
                    v_conflict.code = returned_sqlstate,
                    v_conflict.message = message_text,
                    v_outcome.details = pg_exception_detail;
                -- Nobody else had a part in it.
                if not change.changed_by_others(operation) then
                    raise;
                end if;
                if v_conflict.code = 'PGRST' then
                    -- What is refused to the caller, others cannot decide for him.
                    if v_outcome.details::jsonb ->> 'status' in ('401', '403') then
                        raise;
                    end if;
                    v_conflict.code := v_conflict.message::jsonb ->> 'code';
                    v_outcome.details := v_conflict.message::jsonb ->> 'details';
                    v_conflict.message := v_conflict.message::jsonb ->> 'message';
                end if;
                v_conflict.kind := 'rule';
                v_conflict.theirs_version := (theirs -> 'version')::integer;
                select
                    jsonb_object_agg(f.column_name, f.base),
                    jsonb_object_agg(f.column_name, f.mine),
                    jsonb_object_agg(f.column_name, f.theirs)
                into v_conflict.base, v_conflict.mine, v_conflict.theirs
                from unnest(v_fields) as f
                where not (columns -> f.column_name -> 'is_redacted')::boolean;
                v_outcome.details := nullif(v_outcome.details, '');
                v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
                v_outcome.code := v_conflict.code;
                v_outcome.message := v_conflict.message;
                v_fields := null;
        end;
    end if;

    v_outcome.version := (v_row -> 'version')::integer;
    v_outcome."row" := v_row;
    foreach v_field in array coalesce(v_fields, '{}') loop
        continue when not (v_field.is_open or v_field.is_lost)
            or (columns -> v_field.column_name -> 'is_redacted')::boolean;
        v_conflict := null;
        v_conflict.kind := 'field';
        v_conflict.column_name := v_field.column_name;
        v_conflict.policy := v_field.policy;
        v_conflict.base := v_field.base;
        v_conflict.mine := v_field.mine;
        v_conflict.theirs := v_field.theirs;
        v_conflict.theirs_version := v_outcome.version;
        if v_field.is_lost then
            v_conflict.choice := case when v_field.value = v_field.mine then 'mine' else 'theirs' end;
            if v_conflict.choice = 'mine' then
                v_conflict.chosen := jsonb_build_object(v_field.column_name, v_field.value);
                v_conflict.replaced := jsonb_build_object(v_field.column_name, v_field.theirs);
                v_conflict.resolved_version := v_outcome.version;
            end if;
        end if;
        v_id := change.open_conflict(operation, v_conflict);
        if v_field.is_open then
            v_outcome.conflicts := v_outcome.conflicts || v_id;
        end if;
    end loop;

    v_outcome.verdict := case
        when v_outcome.conflicts is not null then 'conflict'
        when v_is_stale then 'merged'
        else 'applied'
    end;
    return v_outcome;
end
$$;

comment on function change.merge_row(change.operation, jsonb, jsonb, jsonb) is
'For push: merges an operation into a row that the caller has locked, and keeps what gives way as conflicts. A
rule that the row would break makes a conflict of the whole operation, if others have changed the row
meanwhile.';

grant execute on function change.merge_row(change.operation, jsonb, jsonb, jsonb) to member;

commit;
