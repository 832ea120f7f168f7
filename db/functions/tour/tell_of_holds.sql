-- Deploy ontour:functions/tour/tell_of_holds to pg
-- requires: schema/tour/holds
-- requires: schema/tour/hold_notifications
-- requires: functions/tour/level
-- requires: functions/tour/notify

-- Told is who made the hold. Where several fall away at once, each leaves the same one first: it is told
-- once.

begin;

-- Security definer: whom it concerns is not for the caller to see or say.
create or replace function tour.tell_of_holds()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_has_moved constant boolean :=
        (new.venue_id, new.stage, new.hold_on) is distinct from (old.venue_id, old.stage, old.hold_on);
    v_has_gone constant boolean := old.state in ('held', 'confirmed')
        and (new.state not in ('held', 'confirmed') or new.deleted_at is not null or v_has_moved);
    v_is_challenge constant boolean :=
        new.challenge_ends_at is not null and new.challenge_ends_at is distinct from old.challenge_ends_at;
    v_is_confirmed constant boolean := new.state = 'confirmed' and old.state <> 'confirmed';
begin
    if new.state = 'lapsed' and old.state <> 'lapsed' then
        perform tour.notify(new.created_by, 'hold', 'holds', new.id, new.org_id, '{"status": "lapsed"}');
    end if;

    perform tour.notify(other.created_by, 'hold', 'holds', other.id, other.org_id, told.data)
    from api.holds as other
    cross join lateral (
        select jsonb_build_object('status', case
            when v_has_gone then 'first' when v_is_challenge then 'challenged' else 'taken'
        end)
    ) as told (data)
    where (v_has_gone or v_is_challenge or v_is_confirmed)
        and other.venue_id = old.venue_id
        and other.hold_on = old.hold_on
        and other.stage is not distinct from old.stage
        and other.id <> old.id
        and other.state = 'held'
        and other.deleted_at is null
        and case
            when v_has_gone then
                (old.state <> 'confirmed', old.position, old.id) < (true, other.position, other.id)
                and api.level(other) = 1
            else v_is_confirmed or (other.position, other.id) < (new.position, new.id)
        end
        and not exists (
            select from api.notifications as earlier
            where earlier.user_id = other.created_by and earlier.kind = 'hold'
                and earlier.subject_id = other.id and earlier.data = told.data
                and earlier.read_at is null and earlier.deleted_at is null
        );
    return null;
end
$$;

comment on function tour.tell_of_holds() is
'Row trigger: tells who made a hold that it is first in line now, is challenged, has lapsed, or that another
one has the date.';

create or replace trigger _900_tell_of_holds
after update of venue_id, stage, hold_on, state, challenge_ends_at, deleted_at on api.holds
for each row execute function tour.tell_of_holds();

commit;
