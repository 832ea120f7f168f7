-- Deploy ontour:functions/change/is_same_image to pg
-- requires: schema/change/tracked_tables

-- Texts of images differ where the writers' time zones did, and where a migration has added or dropped a
-- column in between; neither is a change of the row.

begin;

create or replace function change.is_same_image(table_name text, one jsonb, other jsonb)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
    v_is_same boolean;
begin
    if not exists (
        select from change.tracked_tables as t where t.table_name = is_same_image.table_name
    ) then
        return true;
    end if;
    execute format(
        'select jsonb_populate_record(jsonb_populate_record(null::api.%1$I, $1), $2) '
        '*= jsonb_populate_record(jsonb_populate_record(null::api.%1$I, $2), $1)',
        is_same_image.table_name
    ) into v_is_same using is_same_image.one, is_same_image.other;
    return v_is_same;
exception
    -- Whoever writes nonsense into an image must not stop who looks for it.
    when data_exception then
        return false;
end
$$;

comment on function change.is_same_image(text, jsonb, jsonb) is
'For verify: whether two images of a row agree in all columns that both have.';

commit;
