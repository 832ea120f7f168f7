-- Deploy ontour:functions/tour/place_hold to pg
-- requires: schema/tour/holds
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

begin;

-- Security definer: locking asks for no right to change a show or venue, and asks row level security once.
create or replace function tour.place_hold()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT' or old.deleted_at is not null and new.deleted_at is null;
    v_show api.shows;
begin
    -- The policies will refuse this row; nothing may be learned from it before.
    if core.current_user_id() is not null and not new.org_id = any (core.orgs_with('show.write')) then
        return new;
    end if;

    if new.show_id is not null and (v_is_new or new.show_id is distinct from old.show_id) then
        select shows.* into v_show
        from api.shows
        where shows.org_id = new.org_id and shows.id = new.show_id and shows.deleted_at is null
        for no key update;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || new.show_id);
        end if;
        if tg_op = 'INSERT' then
            new.name := coalesce(new.name, v_show.name);
            new.hold_on := coalesce(new.hold_on, v_show.show_on);
            new.venue_id := coalesce(new.venue_id, v_show.venue_id);
        end if;
    end if;

    if v_is_new or new.venue_id is distinct from old.venue_id then
        perform from api.venues
        where venues.org_id = new.org_id and venues.id = new.venue_id and venues.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'venue_id=' || coalesce(new.venue_id::text, 'null'));
        end if;
    end if;
    return new;
end
$$;

comment on function tour.place_hold() is
'Row trigger: a hold''s venue and show are live; name, date and venue come from the show if not given.
Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _200_place_hold
before insert or update of venue_id, show_id, deleted_at on api.holds
for each row execute function tour.place_hold();

commit;
