-- Deploy ontour:functions/tour/local_date to pg
-- requires: functions/tour/import_field
-- requires: functions/core/is_time_zone

-- JavaScript writes a day as an instant. Midnight UTC is how it reads 2026-05-01; any other instant is a day
-- only where one knows the place.

begin;

create or replace function tour.local_date(data jsonb)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    v_text constant text := tour.import_field(data, 'date');
    v_zone constant text := tour.import_field(data, 'time_zone');
begin
    if v_text ~ '^\d{4}-\d{2}-\d{2}T00:00(:00(\.0+)?)?Z?$' then
        return left(v_text, 10);
    end if;
    if v_text ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$'
        and v_zone is not null
        and core.is_time_zone(v_zone)
    then
        return to_char(v_text::timestamptz at time zone v_zone, 'YYYY-MM-DD');
    end if;
    return v_text;
exception
    when data_exception then
        return v_text;
end
$$;

comment on function tour.local_date(jsonb) is
'The date of an imported show, of an instant the date in its time zone; as it is where that cannot be told.';

grant execute on function tour.local_date(jsonb) to member;

commit;
