-- Deploy ontour:functions/tour/read_date to pg
-- requires: schema/core/schemas

-- 28.11.2026 begins with the day everywhere; 11/12/2026 is one day here and another there, so it is none. A
-- number of five digits is a day as spreadsheets count them, from 1899-12-30.

begin;

create or replace function tour.read_date(given text)
returns text
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_day constant text := regexp_replace(read_date.given, '[T ]00:00(:00(\.0+)?)?Z?$', '');
    v_part text[];
begin
    if v_day ~ '^(\d{4}-\d{2}-\d{2}|\d{8})$' then
        return v_day::date::text;
    end if;
    if v_day ~ '^[1-9]\d{4}(\.0+)?$' then
        return (date '1899-12-30' + split_part(v_day, '.', 1)::integer)::text;
    end if;
    v_part := regexp_match(v_day, '^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$');
    if v_part is not null then
        return make_date(v_part[1]::integer, v_part[3]::integer, v_part[4]::integer)::text;
    end if;
    v_part := regexp_match(v_day, '^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$');
    if v_part[2] = '.' or v_part[1]::integer > 12 or v_part[1]::integer = v_part[3]::integer then
        return make_date(v_part[4]::integer, v_part[3]::integer, v_part[1]::integer)::text;
    elsif v_part[3]::integer > 12 then
        return make_date(v_part[4]::integer, v_part[1]::integer, v_part[3]::integer)::text;
    end if;
    if v_day ~* '^(\d{1,2}\.? [a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2}),? \d{4}$' then
        return translate(v_day, '.,', '')::date::text;
    end if;
    return null;
exception
    when datetime_field_overflow or invalid_datetime_format then
        return null;
end
$$;

comment on function tour.read_date(text) is
'A day as people write it, as 2026-11-28; null if it is none, or if it may be two.';

grant execute on function tour.read_date(text) to member;

commit;
