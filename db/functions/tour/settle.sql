-- Deploy ontour:functions/tour/settle to pg
-- requires: functions/tour/show_for
-- requires: functions/tour/settle_show
-- requires: functions/tour/sheet_of

begin;

-- Security definer: settlements and the journal are written by functions alone.
create or replace function api.settle(show_id uuid, dry_run boolean default false)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_show constant api.shows := tour.show_for(settle.show_id, 'finance.write');
begin
    perform tour.settle_show(v_show.id, settle.dry_run);
    return tour.sheet_of(v_show);
end
$$;

comment on function api.settle(uuid, boolean) is
'Settles a show: its figures and all that they rest on are locked, and posted to the journal. Returns the
sheet. dry_run writes nothing. Members with finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403),
STEP_UP_REQUIRED (401), SHOW_SETTLED (409), SETTLEMENT_INCOMPLETE and FX_RATE_MISSING (422).';

grant execute on function api.settle(uuid, boolean) to member;

commit;
