-- Deploy ontour:functions/change/read_local_row to pg
-- requires: functions/change/snake_case
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- {"venue": {"name": "Paradiso"}} is {"venue_name": "Paradiso"}, and spellings say that this is the venue.
-- Empty values say nothing.

begin;

create or replace function change.read_local_row(
    data jsonb, spellings jsonb, out fields jsonb, out unknown text
)
language plpgsql
stable
set search_path = ''
as $$
declare
    v_cell record;
    v_field text;
    v_unknown text[] := array[]::text[];
begin
    if jsonb_typeof(read_local_row.data) <> 'object' then
        perform core.fail('INVALID_VALUE', 'row=' || left(read_local_row.data::text, 100));
    end if;
    read_local_row.fields := '{}';
    for v_cell in
        with recursive cells as (
            select change.snake_case(top.key) as name, top.value, 1 as depth
            from jsonb_each(read_local_row.data) as top
            union all
            select cells.name || '_' || change.snake_case(inside.key), inside.value, cells.depth + 1
            from cells
            cross join lateral jsonb_each(
                case jsonb_typeof(cells.value) when 'object' then cells.value else '{}' end
            ) as inside
            where cells.depth < 4
        )

        select cells.name, cells.value, btrim(cells.value #>> '{}', E' \t\r\n\u00a0') as text
        from cells
        where jsonb_typeof(cells.value) <> 'null'
            and not (jsonb_typeof(cells.value) = 'object' and cells.depth < 4)
        order by cells.name
    loop
        v_field := read_local_row.spellings ->> v_cell.name;
        if v_field is null then
            v_unknown := v_unknown || v_cell.name;
        elsif jsonb_typeof(v_cell.value) in ('array', 'object') then
            perform core.fail('INVALID_VALUE', format('%s=%s', v_field, left(v_cell.text, 100)));
        elsif v_cell.text <> '' then
            if read_local_row.fields ->> v_field <> v_cell.text then
                perform core.fail(
                    'SPELLINGS_DIFFER',
                    format(
                        '%s=%s %s',
                        v_field, left(read_local_row.fields ->> v_field, 50), left(v_cell.text, 50)
                    )
                );
            end if;
            -- A number is one, whatever its point would mean in text.
            read_local_row.fields := read_local_row.fields || jsonb_build_object(
                v_field,
                case jsonb_typeof(v_cell.value) when 'number' then v_cell.value else to_jsonb(v_cell.text) end
            );
        end if;
    end loop;
    read_local_row.unknown := 'unknown=' || nullif(left(array_to_string(v_unknown, ','), 500), '');
end
$$;

comment on function change.read_local_row(jsonb, jsonb) is
'For import_local: a row by the names of our fields, as text or number, and the keys of which nothing is
known. Raises INVALID_VALUE and SPELLINGS_DIFFER (422).';

grant execute on function change.read_local_row(jsonb, jsonb) to member;

commit;
