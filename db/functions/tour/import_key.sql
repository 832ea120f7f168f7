-- Deploy ontour:functions/tour/import_key to pg
-- requires: functions/tour/import_field

begin;

create or replace function tour.import_key(data jsonb, ordinal integer)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
    return coalesce(
        tour.import_field(import_key.data, 'external_id'),
        concat_ws(
            '|',
            tour.import_field(import_key.data, 'date', 'date'),
            coalesce(tour.import_field(import_key.data, 'venue'), ''),
            coalesce(tour.import_field(import_key.data, 'city'), ''),
            coalesce(tour.import_field(import_key.data, 'ordinal', 'count'), import_key.ordinal::text)
        )
    );
end
$$;

comment on function tour.import_key(jsonb, integer) is
'By what the show of an imported row is known: its external id, else date, venue, city and ordinal.';

grant execute on function tour.import_key(jsonb, integer) to member;

commit;
