-- Deploy ontour:functions/tour/sheet_lines to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.sheet_lines(lines jsonb, figures jsonb, name text)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(
        jsonb_agg(
            line.item || jsonb_build_object(sheet_lines.name, figures -> (line.n - 1)::integer)
            order by line.n
        ),
        '[]'
    )
    from jsonb_array_elements(lines) with ordinality as line (item, n);
end;

comment on function tour.sheet_lines(jsonb, jsonb, text) is
'The lines of a settlement''s inputs, each with its figure under this name.';

commit;
