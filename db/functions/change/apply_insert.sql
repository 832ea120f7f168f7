-- Deploy ontour:functions/change/apply_insert to pg
-- requires: functions/change/merge_row
-- requires: functions/change/stamp_row
-- requires: functions/core/fail
-- requires: schema/change/error_codes

begin;

create or replace function change.apply_insert(operation change.operation, columns jsonb)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_theirs jsonb;
    v_mine jsonb;
    v_columns text;
    v_outcome change.outcome;
begin
    execute format(
        'select to_jsonb(live), to_jsonb(jsonb_populate_record(null::api.%1$I, $2)) '
        'from api.%1$I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs, v_mine using operation.row_id, operation.fields;
    if v_theirs is not null then
        -- Somebody has made this row already: two edits without a common base.
        operation.base_version := 0;
        select coalesce(jsonb_object_agg(key, v_mine -> key), '{}') into v_mine
        from jsonb_object_keys(operation.fields) as key;
        return change.merge_row(operation, columns, v_mine, v_theirs);
    end if;

    select string_agg(quote_ident(key), ', ') into v_columns from jsonb_object_keys(operation.fields) as key;
    perform set_config('ontour.row_id', operation.row_id::text, true);
    if v_columns is null then
        execute format(
            'insert into api.%1$I as made default values returning to_jsonb(made)', operation.table_name
        ) into v_outcome."row";
    else
        -- @plpgsql_check_options: security_warnings = false
        -- It cannot see that every name in v_columns has been through quote_ident.
        execute format(
            'insert into api.%1$I as made (%2$s) select %2$s from jsonb_populate_record(null::api.%1$I, $1) '
            'returning to_jsonb(made)',
            operation.table_name, v_columns
        ) into v_outcome."row" using operation.fields;
    end if;
    perform set_config('ontour.row_id', '', true);

    v_outcome.verdict := 'applied';
    v_outcome.version := (v_outcome."row" -> 'version')::integer;
    return v_outcome;
end
$$;

comment on function change.apply_insert(change.operation, jsonb) is
'For push: inserts a row with the id that the device gave it, under the caller''s own rights. One that is
there already is merged with.';

grant execute on function change.apply_insert(change.operation, jsonb) to member;

commit;
