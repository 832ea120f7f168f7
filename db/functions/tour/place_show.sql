-- Deploy ontour:functions/tour/place_show to pg
-- requires: schema/tour/shows
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

-- The foreign keys keep a show to tours and venues of its organization; this keeps it to live ones,
-- with an error that says so. The share lock makes a concurrent delete of the tour or venue wait.

begin;

-- Security definer: locking asks for no right to change a tour or venue, and asks row level security once.
create or replace function tour.place_show()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT' or old.deleted_at is not null and new.deleted_at is null;
    v_venue api.venues;
    v_left api.venues;
begin
    -- The policies will refuse this row; nothing may be learned from it before.
    if core.current_user_id() is not null and not new.org_id = any (core.orgs_with('show.write')) then
        return new;
    end if;

    if new.tour_id is not null and (v_is_new or new.tour_id is distinct from old.tour_id) then
        perform from api.tours
        where tours.org_id = new.org_id and tours.id = new.tour_id and tours.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'tour_id=' || new.tour_id);
        end if;
    end if;

    if new.venue_id is not null and (v_is_new or new.venue_id is distinct from old.venue_id) then
        select venues.* into v_venue
        from api.venues
        where venues.org_id = new.org_id and venues.id = new.venue_id and venues.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'venue_id=' || new.venue_id);
        end if;

        -- What the show had from the venue that it leaves, it takes from the new one.
        if tg_op = 'UPDATE' and new.venue_id is distinct from old.venue_id then
            select venues.* into v_left from api.venues where venues.id = old.venue_id;
            new.city := nullif(new.city, v_left.city);
            new.country := nullif(new.country, v_left.country);
            new.time_zone := nullif(new.time_zone, v_left.time_zone);
        end if;
        if tg_op = 'INSERT' then
            new.name := coalesce(new.name, v_venue.name);
        end if;
        new.city := coalesce(new.city, v_venue.city);
        new.country := coalesce(new.country, v_venue.country);
        new.time_zone := coalesce(new.time_zone, v_venue.time_zone);
    end if;
    return new;
end
$$;

comment on function tour.place_show() is
'Row trigger: a show''s tour and venue are live; city, country and time zone come from the venue if not
given. Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _200_place_show
before insert or update of tour_id, venue_id, deleted_at on api.shows
for each row when (new.tour_id is not null or new.venue_id is not null)
execute function tour.place_show();

commit;
