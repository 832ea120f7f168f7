-- Deploy ontour:functions/change/local_items to pg
-- requires: schema/change/local_item
-- requires: functions/change/local_section

-- A list, or an object of rows by their ids, or JSON in a text as localStorage holds it. A row is followed by
-- the lists inside it: of those that belong to it, or where nothing is known of it, of all rows that it
-- holds.

begin;

create or replace function change.local_items(
    key text, content jsonb, pointer text default null
)
returns setof change.local_item
language plpgsql
stable
set search_path = ''
as $$
declare
    v_at constant text := concat_ws(
        '/', coalesce(local_items.pointer, ''), replace(replace(local_items.key, '~', '~0'), '/', '~1')
    );
    v_section constant text := change.local_section(local_items.key);
    v_is_known constant boolean := exists (
        select from change.local_importers as importers where importers.section = v_section
    );
    v_is_map boolean;
    v_item change.local_item;
    v_row record;
    v_list record;
    v_lists text[];
begin
    if jsonb_typeof(content) = 'string' then
        begin
            content := (content #>> '{}')::jsonb;
        exception
            when data_exception or statement_too_complex then
                null;
        end;
    end if;

    v_is_map := jsonb_typeof(content) = 'object'
        and not jsonb_path_exists(content, '$.* ? (@.type() != "object")');

    for v_row in
        select v_at || '/' || (listed.place - 1) as at, null::text as name, listed.value
        from jsonb_array_elements(case jsonb_typeof(content) when 'array' then content else '[]' end)
            with ordinality as listed (value, place)
        union all
        select
            v_at || '/' || replace(replace(named.key, '~', '~0'), '/', '~1'), named.key, named.value
        from jsonb_each(case jsonb_typeof(content) when 'object' then content else '{}' end) as named
        where v_is_map
        union all
        select v_at, null, content
        where jsonb_typeof(content) <> 'array' and not v_is_map
    loop
        v_lists := array(
            select inside.key
            from jsonb_each(case jsonb_typeof(v_row.value) when 'object' then v_row.value else '{}' end)
                as inside
            left join change.local_importers as importers
                on importers.section = change.local_section(inside.key)
            where jsonb_typeof(inside.value) = 'array'
                and case
                    when v_is_known then importers.parent_section = v_section
                    else jsonb_path_exists(inside.value, '$[*] ? (@.type() == "object")')
                end
                and v_at !~ '(/[^/]*){6}'
        );
        v_item.pointer := v_row.at;
        v_item.section := v_section;
        v_item.name := v_row.name;
        v_item.data := case when v_lists = '{}' then v_row.value else v_row.value - v_lists end;
        v_item.parent_pointer := local_items.pointer;
        return next v_item;

        for v_list in select unnest(v_lists) as key loop
            return query
            select inside.*
            from change.local_items(v_list.key, v_row.value -> v_list.key, v_row.at) as inside;
        end loop;
    end loop;
end
$$;

comment on function change.local_items(text, jsonb, text) is
'For import_local: the rows that stand under a key of an offline past, and inside these.';

grant execute on function change.local_items(text, jsonb, text) to member;

commit;
