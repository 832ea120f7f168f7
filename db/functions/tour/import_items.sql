-- Deploy ontour:functions/tour/import_items to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.import_items(rows jsonb, columns jsonb)
returns table (place integer, data jsonb, ordinal integer)
language sql
immutable
begin atomic
    select
        listed.place::integer,
        mapped.data,
        (
            row_number() over (
                -- What tells shows apart, and then what tells costs of a show apart.
                partition by
                    mapped.data -> 'date', mapped.data -> 'venue', mapped.data -> 'city',
                    mapped.data -> 'show_id', mapped.data -> 'kind', mapped.data -> 'description',
                    mapped.data -> 'supplier', mapped.data -> 'incurred_on'
                order by listed.place
            )
        )::integer
    from jsonb_array_elements(import_items.rows) with ordinality as listed (value, place)
    cross join lateral (
        select coalesce(jsonb_object_agg(import_items.columns ->> cell.key, cell.value), '{}') as data
        from jsonb_each(case jsonb_typeof(listed.value) when 'object' then listed.value else '{}' end) as cell
        where import_items.columns ? cell.key and cell.value not in ('null', '""')
    ) as mapped
    order by listed.place;
end;

comment on function tour.import_items(jsonb, jsonb) is
'The rows of a table by the names of our fields, without empty ones, and their place among those that are
alike.';

grant execute on function tour.import_items(jsonb, jsonb) to member;

commit;
