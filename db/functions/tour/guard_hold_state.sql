-- Deploy ontour:functions/tour/guard_hold_state to pg
-- requires: schema/tour/holds
-- requires: schema/tour/error_codes
-- requires: functions/tour/level
-- requires: functions/core/fail

-- Asked of the row as it will be. Of two who confirm at once the index lets one through.

begin;

create or replace function tour.guard_hold_state()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_was_held constant boolean := tg_op = 'UPDATE' and old.state in ('held', 'confirmed');
    v_has_moved constant boolean := tg_op = 'UPDATE'
        and (new.venue_id, new.stage, new.hold_on) is distinct from (old.venue_id, old.stage, old.hold_on);
    v_is_back constant boolean := tg_op = 'UPDATE' and new.state in ('held', 'confirmed')
        and (not v_was_held or old.deleted_at is not null and new.deleted_at is null);
begin
    -- Who comes, or comes back, joins the end of the line, and challenges nobody of whom they knew nothing.
    if (v_has_moved or v_is_back) and new.position = old.position then
        new.position := extract(epoch from clock_timestamp());
    end if;
    if new.state <> 'held'
        or (v_has_moved or v_is_back) and new.challenge_ends_at = old.challenge_ends_at
    then
        new.challenge_ends_at := null;
    end if;
    if new.deleted_at is not null then
        return new;
    end if;

    if new.state = 'confirmed'
        and (tg_op = 'INSERT' or old.state <> 'confirmed' or v_has_moved or v_is_back)
    then
        -- As one that is held: being confirmed would put it first.
        new.state := 'held';
        if api.level(new) > 1 then
            perform core.fail('HOLD_NOT_FIRST', format('level=%s', api.level(new)));
        end if;
        new.state := 'confirmed';
    end if;

    if new.challenge_ends_at is not null
        and (tg_op = 'INSERT' or new.challenge_ends_at is distinct from old.challenge_ends_at)
    then
        if new.challenge_ends_at <= now() then
            perform core.fail('CHALLENGE_REFUSED', 'challenge_ends_at is past');
        elsif api.level(new) = 1 then
            perform core.fail('CHALLENGE_REFUSED', 'level=1');
        elsif exists (
            select from api.holds as other
            where other.venue_id = new.venue_id and other.hold_on = new.hold_on
                and other.stage is not distinct from new.stage
                and other.state = 'confirmed' and other.deleted_at is null
        ) then
            perform core.fail('CHALLENGE_REFUSED', 'confirmed');
        end if;
    end if;
    return new;
end
$$;

comment on function tour.guard_hold_state() is
'Row trigger: only the first in line is confirmed, only somebody behind others challenges, and who comes back
or moves joins the end. Raises HOLD_NOT_FIRST (409) and CHALLENGE_REFUSED (422).';

create or replace trigger _210_guard_hold_state
before insert or update of venue_id, stage, hold_on, "position", state, challenge_ends_at, deleted_at
on api.holds
for each row execute function tour.guard_hold_state();

commit;
