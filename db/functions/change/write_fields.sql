-- Deploy ontour:functions/change/write_fields to pg
-- requires: schema/core/schemas

begin;

create or replace function change.write_fields(table_name text, id uuid, fields jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    v_columns text;
    v_row jsonb;
begin
    select string_agg(quote_ident(key), ', ') into v_columns from jsonb_object_keys(fields) as key;

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_columns has been through quote_ident.
    execute format(
        'update api.%1$I as live set (%2$s) = '
        '(select %2$s from jsonb_populate_record(null::api.%1$I, $1)) '
        'where live.id = $2 returning to_jsonb(live)',
        table_name, v_columns
    ) into v_row using fields, id;
    return v_row;
end
$$;

comment on function change.write_fields(text, uuid, jsonb) is
'For push: updates these fields of a row under the caller''s own rights, and returns the row.';

grant execute on function change.write_fields(text, uuid, jsonb) to member;

commit;
