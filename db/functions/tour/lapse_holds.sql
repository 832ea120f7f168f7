-- Deploy ontour:functions/tour/lapse_holds to pg
-- requires: schema/tour/holds
-- requires: functions/tour/guard_hold_state
-- requires: functions/tour/settle_holds

-- One that is being confirmed is waited for, and spared.

begin;

-- Security definer: the worker may do this to holds and nothing else.
create or replace function tour.lapse_holds()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_count integer;
begin
    update api.holds
    set state = 'lapsed'
    where holds.state = 'held'
        and holds.deleted_at is null
        and (
            holds.expires_at <= now()
            or holds.id in (
                select ahead.id
                from api.holds as challenger
                join api.holds as ahead
                    on ahead.venue_id = challenger.venue_id
                    and ahead.hold_on = challenger.hold_on
                    and ahead.stage is not distinct from challenger.stage
                    and (ahead.position, ahead.id) < (challenger.position, challenger.id)
                where challenger.challenge_ends_at <= now() and challenger.deleted_at is null
            )
        );
    get diagnostics v_count = row_count;
    return v_count;
end
$$;

comment on function tour.lapse_holds() is
'For the worker: holds whose time is up lapse, and so do those ahead of a challenge that has run out; returns
how many.';

grant execute on function tour.lapse_holds() to worker;

commit;
