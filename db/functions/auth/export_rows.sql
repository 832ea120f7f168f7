-- Deploy ontour:functions/auth/export_rows to pg
-- requires: schema/auth/personal_data
-- requires: schema/change/personal_data
-- requires: schema/mail/personal_data

-- No column may be called as the row is, or it would be taken for it: conflicts have one named mine.

begin;

create or replace function auth.export_rows(user_id uuid, emails text[], page integer, max integer)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_data record;
    v_rows jsonb;
    v_export jsonb := jsonb_build_object();
    v_has_more boolean := false;
begin
    for v_data in
        select data.relation, split_part(data.relation, '.', 2) as name, data.exported, string_agg(
            format(
                case format_type(att.atttypid, null) when 'uuid' then '%I = $1' else '%I = any ($2)' end,
                att.attname
            ),
            ' or '
        ) as condition
        from core.personal_data as data
        join pg_catalog.pg_attribute as att
            on att.attrelid = data.relation::regclass and att.attname = data.holder
        where data.exported <> '{}'
        group by data.relation, data.exported
        order by 2
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- The condition is made by format, and the relation is a regclass.
        execute format(
            $sql$
                select coalesce(jsonb_agg(told.columns), '[]')
                from (
                    select (
                        select jsonb_object_agg(field.key, field.value)
                        from jsonb_each(to_jsonb(exported_row)) as field
                        where field.key = any ($3)
                    ) as columns
                    from %s as exported_row
                    where %s
                    order by exported_row
                    offset $4 * $5 limit $5 + 1
                ) as told
            $sql$,
            v_data.relation::regclass, v_data.condition
        ) into v_rows using export_rows.user_id, emails, v_data.exported, page, max;
        if jsonb_array_length(v_rows) > max then
            v_rows := v_rows - max;
            v_has_more := true;
        end if;
        v_export := v_export || jsonb_build_object(v_data.name, v_rows);
    end loop;
    return v_export || jsonb_build_object('more', v_has_more);
end
$$;

comment on function auth.export_rows(uuid, text[], integer, integer) is
'For auth.export_account: of each table in core.personal_data a page of the rows of a person, with the columns
that the person gets; more: whether any has another page.';

commit;
