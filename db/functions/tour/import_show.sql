-- Deploy ontour:functions/tour/import_show to pg
-- requires: schema/tour/shows
-- requires: schema/tour/import_verdict
-- requires: functions/tour/import_field
-- requires: functions/tour/import_key
-- requires: functions/tour/import_country
-- requires: functions/tour/import_tour
-- requires: functions/tour/import_venue
-- requires: functions/tour/import_deal
-- requires: functions/core/fail

-- Empty fields say nothing: they neither clear what is there nor change a status. Without a status of its own
-- a new show is completed if it is past and has a place, else a draft.

begin;

create or replace function tour.import_show(org_id uuid, data jsonb, ordinal integer)
returns tour.import_verdict
language plpgsql
set search_path = ''
as $$
declare
    v_show_on constant date := tour.import_field(data, 'date', 'date')::date;
    v_city constant text := tour.import_field(data, 'city');
    v_country constant text := tour.import_country(data);
    v_status text := replace(lower(tour.import_field(data, 'status')), 'canceled', 'cancelled');
    v_external_id constant text := tour.import_key(data, ordinal);
    v_old api.shows;
    v_new api.shows;
    v_verdict tour.import_verdict;
begin
    if v_show_on is null and tour.import_field(data, 'external_id') is null then
        perform core.fail('INVALID_VALUE', 'date=null');
    end if;

    select shows.* into v_old
    from api.shows
    where shows.org_id = import_show.org_id
        and shows.external_id = v_external_id
        and shows.deleted_at is null
    for no key update;
    if found then
        -- The order in which a delete takes its locks too: the show, its money, and only then its totals.
        perform from api.show_deals where show_deals.show_id = v_old.id for no key update;
    end if;

    v_new := v_old;
    v_new.show_on := coalesce(v_show_on, v_old.show_on);
    v_new.tour_id := coalesce(tour.import_tour(import_show.org_id, data), v_old.tour_id);
    v_new.venue_id := coalesce(tour.import_venue(import_show.org_id, data, v_country), v_old.venue_id);
    v_new.name := coalesce(
        tour.import_field(data, 'name'), v_old.name, tour.import_field(data, 'venue'), v_city, v_show_on::text
    );
    if v_new.name is null then
        perform core.fail('INVALID_VALUE', 'name=null');
    end if;
    v_new.city := coalesce(v_city, v_old.city);
    v_new.country := coalesce(v_country, v_old.country);
    v_new.time_zone := coalesce(tour.import_field(data, 'time_zone'), v_old.time_zone);
    v_new.actual_attendance := coalesce(
        tour.import_field(data, 'attendance', 'count')::integer, v_old.actual_attendance
    );
    v_new.expected_attendance := coalesce(
        tour.import_field(data, 'expected_attendance', 'count')::integer, v_old.expected_attendance
    );
    v_new.notes := coalesce(tour.import_field(data, 'notes'), v_old.notes);

    if v_old.id is null then
        if v_status is null then
            v_status := case when v_show_on < current_date and v_city is not null and v_country is not null
                then 'completed' else 'draft' end;
        end if;
        -- A confirmed show needs its fee, which needs the show.
        insert into api.shows (
            org_id, external_id, show_on, tour_id, venue_id, name, city, country, time_zone,
            actual_attendance, expected_attendance, notes, status
        )
        values (
            import_show.org_id, v_external_id, v_new.show_on, v_new.tour_id, v_new.venue_id, v_new.name,
            v_new.city, v_new.country, v_new.time_zone, v_new.actual_attendance, v_new.expected_attendance,
            v_new.notes, case v_status when 'confirmed' then 'pending' else v_status end
        )
        returning * into v_new;
        v_verdict.verdict := 'inserted';
    elsif v_new is distinct from v_old then
        update api.shows
        set show_on = v_new.show_on, tour_id = v_new.tour_id, venue_id = v_new.venue_id, name = v_new.name,
            city = v_new.city, country = v_new.country, time_zone = v_new.time_zone,
            actual_attendance = v_new.actual_attendance, expected_attendance = v_new.expected_attendance,
            notes = v_new.notes
        where shows.id = v_old.id;
        v_verdict.verdict := 'updated';
    end if;

    if tour.import_deal(v_new.id, data) then
        v_verdict.verdict := coalesce(v_verdict.verdict, 'updated');
    end if;
    if v_status <> v_new.status then
        update api.shows set status = v_status where shows.id = v_new.id;
        v_verdict.verdict := coalesce(v_verdict.verdict, 'updated');
    end if;
    v_verdict.verdict := coalesce(v_verdict.verdict, 'unchanged');
    v_verdict.show_id := v_new.id;
    return v_verdict;
end
$$;

comment on function tour.import_show(uuid, jsonb, integer) is
'Inserts or updates the show of one imported row, known by its external id, else by date, venue, city and
ordinal. Raises INVALID_VALUE, UNKNOWN_COUNTRY, and what a write of these values raises.';

grant execute on function tour.import_show(uuid, jsonb, integer) to member;

commit;
