-- Deploy ontour:functions/tour/import_venue to pg
-- requires: schema/tour/venues
-- requires: functions/tour/import_field

begin;

create or replace function tour.import_venue(org_id uuid, data jsonb, country text)
returns uuid
language plpgsql
set search_path = ''
as $$
declare
    v_name constant text := tour.import_field(data, 'venue');
    v_city constant text := tour.import_field(data, 'city');
    v_subdivision constant text := tour.import_field(data, 'subdivision');
    v_id uuid;
begin
    if v_name is null then
        return null;
    end if;
    select venues.id into v_id
    from api.venues
    where venues.org_id = import_venue.org_id
        and venues.name = v_name
        and (venues.city = v_city or v_city is null)
        and (venues.subdivision = v_subdivision or v_subdivision is null)
        and (venues.country = import_venue.country or import_venue.country is null)
        and venues.deleted_at is null
    order by venues.id
    limit 1;
    if not found then
        insert into api.venues (org_id, name, city, subdivision, country, latitude, longitude, time_zone)
        values (
            import_venue.org_id, v_name, v_city, v_subdivision, import_venue.country,
            tour.import_field(data, 'latitude', 'number')::double precision,
            tour.import_field(data, 'longitude', 'number')::double precision,
            tour.import_field(data, 'time_zone')
        )
        returning id into v_id;
    end if;
    return v_id;
end
$$;

comment on function tour.import_venue(uuid, jsonb, text) is
'The venue that an imported row names, made if the organization knows none of this name and, as far as the
row says, place.';

grant execute on function tour.import_venue(uuid, jsonb, text) to member;

commit;
