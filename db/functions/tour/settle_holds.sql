-- Deploy ontour:functions/tour/settle_holds to pg
-- requires: schema/tour/holds
-- requires: functions/tour/level

begin;

-- Security definer: what follows from a change is not the caller's to write.
create or replace function tour.settle_holds()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update api.holds as challenger
    set challenge_ends_at = null
    where challenger.venue_id = old.venue_id
        and challenger.hold_on = old.hold_on
        and challenger.stage is not distinct from old.stage
        and challenger.challenge_ends_at is not null
        and challenger.deleted_at is null
        and (
            api.level(challenger) = 1
            or exists (
                select from api.holds as other
                where other.venue_id = old.venue_id and other.hold_on = old.hold_on
                    and other.stage is not distinct from old.stage
                    and other.state = 'confirmed' and other.deleted_at is null
            )
        );
    return null;
end
$$;

comment on function tour.settle_holds() is
'Row trigger: a challenge ends when nobody stands ahead any more, or somebody is confirmed.';

create or replace trigger _500_settle_holds
after update of venue_id, stage, hold_on, "position", state, deleted_at on api.holds
for each row when (
    (old.venue_id, old.stage, old.hold_on, old.position, old.state, old.deleted_at)
    is distinct from (new.venue_id, new.stage, new.hold_on, new.position, new.state, new.deleted_at)
)
execute function tour.settle_holds();

commit;
