-- Deploy ontour:functions/tour/explained_value to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.explained_value(name text, "row" jsonb, table_name text, "column" text)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select jsonb_build_object(
        'name', explained_value.name,
        'value', coalesce(nullif("row" -> "column", 'null'), '0'),
        'is_given', "row" ->> "column" is not null,
        'table', table_name,
        'id', "row" -> 'id',
        'version', "row" -> 'version',
        'column', "column"
    );
end;

comment on function tour.explained_value(text, jsonb, text, text) is
'A leaf of an explanation: what stands in a column of a row, of which version; 0 where nothing was given.';

commit;
