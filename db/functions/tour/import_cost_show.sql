-- Deploy ontour:functions/tour/import_cost_show to pg
-- requires: schema/tour/shows
-- requires: schema/tour/venues
-- requires: functions/tour/import_key
-- requires: functions/core/fail

begin;

create or replace function tour.import_cost_show(org_id uuid, data jsonb)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
    v_show_key constant text := tour.import_field(data, 'show_id');
    v_key constant text := coalesce(v_show_key, tour.import_key(data - 'external_id'::text, 1));
    v_show_on constant date := tour.import_field(data, 'date', 'date')::date;
    v_venue constant text := tour.import_field(data, 'venue');
    v_city constant text := tour.import_field(data, 'city');
    v_ids uuid[];
begin
    if v_show_key is null and v_show_on is null then
        perform core.fail('INVALID_VALUE', 'date=null: the day of the show, or show_id');
    end if;
    v_ids := array(
        select shows.id
        from api.shows
        where shows.org_id = import_cost_show.org_id
            and shows.deleted_at is null
            and shows.external_id = v_key
    );
    if v_ids = '{}' and v_show_key is null and not data ? 'ordinal' then
        v_ids := array(
            select shows.id
            from api.shows
            left join api.venues on venues.org_id = shows.org_id and venues.id = shows.venue_id
            where shows.org_id = import_cost_show.org_id
                and shows.deleted_at is null
                and shows.show_on = v_show_on
                and (v_venue is null or v_venue in (venues.name, shows.name))
                and (v_city is null or shows.city = v_city)
        );
    end if;
    if cardinality(v_ids) <> 1 then
        perform core.fail('PARENT_NOT_IMPORTED', case
            when v_show_key is not null then 'show_id=' || left(v_show_key, 100)
            else format('date=%s venue=%s shows=%s', v_show_on, left(v_venue, 100), cardinality(v_ids))
        end);
    end if;
    return v_ids[1];
end
$$;

comment on function tour.import_cost_show(uuid, jsonb) is
'The show of an imported cost: by show_id, which is its external id, else by date, venue, city and
ordinal, as far as they are said. Raises INVALID_VALUE and PARENT_NOT_IMPORTED (422).';

grant execute on function tour.import_cost_show(uuid, jsonb) to member;

commit;
