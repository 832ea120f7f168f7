-- Deploy ontour:functions/tour/distance_km to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.distance_km(
    latitude numeric, longitude numeric, to_latitude numeric, to_longitude numeric
)
returns numeric
language sql
immutable
strict
begin atomic
    -- By haversines, on a sphere of the Earth's mean radius: within 0.6 %.
    select round((2 * 6371.0088 * asin(least(1, sqrt(
        sind((to_latitude - latitude)::double precision / 2) ^ 2
        + cosd(latitude::double precision) * cosd(to_latitude::double precision)
        * sind((to_longitude - longitude)::double precision / 2) ^ 2
    ))))::numeric, 1);
end;

comment on function tour.distance_km(numeric, numeric, numeric, numeric) is
'The way from one place to another as the crow flies, in kilometres; null if any coordinate is null.';

grant execute on function tour.distance_km(numeric, numeric, numeric, numeric) to member;

commit;
