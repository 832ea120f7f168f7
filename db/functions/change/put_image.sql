-- Deploy ontour:functions/change/put_image to pg
-- requires: schema/change/tracked_tables

begin;

create or replace function change.put_image(table_name text, id uuid, image jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    v_columns text;
    v_row jsonb;
begin
    select string_agg(quote_ident(att.attname), ', ' order by att.attnum) into strict v_columns
    from pg_catalog.pg_attribute as att
    join change.tracked_tables as tracked on tracked.table_name = put_image.table_name
    where att.attrelid = format('api.%I', put_image.table_name)::regclass
        and att.attnum > 0
        and not att.attisdropped
        and att.attgenerated = ''
        and att.attname <> all (tracked.redacted)
        and att.attname <> all ('{id,org_id,version,created_at,created_by,updated_at,updated_by}');

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_columns has been through quote_ident.
    execute format(
        'update api.%1$I as live set (%2$s) = '
        '(select %2$s from jsonb_populate_record(live, $1)) where live.id = $2 returning to_jsonb(live)',
        put_image.table_name, v_columns
    ) into v_row using put_image.image || '{"deleted_at": null}', put_image.id;
    return v_row;
end
$$;

comment on function change.put_image(text, uuid, jsonb) is
'Writes an image from the log back to its row, undeleting it, and returns the row; stamps and owner stay.';

commit;
