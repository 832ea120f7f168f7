-- Deploy ontour:functions/tour/import_country to pg
-- requires: functions/tour/import_field
-- requires: schema/core/countries
-- requires: functions/core/fail

begin;

create or replace function tour.import_country(data jsonb)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    v_given constant text := coalesce(
        tour.import_field(data, 'country_code'), tour.import_field(data, 'country')
    );
    v_code text;
begin
    if v_given is null then
        return null;
    end if;
    select countries.code into v_code from api.countries where countries.code = upper(v_given);
    if v_code is null then
        select countries.code into v_code
        from api.countries
        where lower(countries.name) = lower(v_given)
        order by countries.ended_on desc nulls first
        limit 1;
    end if;
    if v_code is null then
        perform core.fail('UNKNOWN_COUNTRY', 'country=' || left(v_given, 100));
    end if;
    return v_code;
end
$$;

comment on function tour.import_country(jsonb) is
'The country of an imported row: country_code, or country as code or name. Raises UNKNOWN_COUNTRY (422).';

grant execute on function tour.import_country(jsonb) to member;

commit;
