-- Deploy ontour:functions/tour/require_open to pg
-- requires: functions/tour/lock_totals
-- requires: schema/tour/settlements
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- After the write, and under the lock of the totals, which settling takes before it reads: of one who writes
-- and one who settles at the same moment, either is seen by the other.

begin;

create or replace procedure tour.require_open(show_ids uuid[])
language plpgsql
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_settled uuid;
begin
    call tour.lock_totals(require_open.show_ids);
    select settlements.show_id into v_settled
    from api.settlements
    where settlements.show_id = any (require_open.show_ids) and settlements.settled_at is not null
    limit 1;
    if found then
        perform core.fail('SHOW_SETTLED', 'show_id=' || v_settled);
    end if;
end
$$;

comment on procedure tour.require_open(uuid[]) is
'None of these shows is settled. Raises SHOW_SETTLED (409).';

commit;
