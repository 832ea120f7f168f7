-- Deploy ontour:functions/tour/refresh_totals to pg
-- requires: functions/tour/lock_totals
-- requires: schema/tour/show_lines
-- requires: schema/tour/show_totals

-- Exact under concurrency: once the lock is given, each statement here sees all that was committed before.
-- Nothing is skipped because it "has not changed": under REPEATABLE READ, where a statement does not see
-- that, the update fails instead of writing stale figures. One plan for all calls, made without sequential
-- scans: planning takes ten times as long as running it, and a plan made while the tables were small must
-- not read them whole later.

begin;

create or replace procedure tour.refresh_totals(show_ids uuid[])
language plpgsql
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
    call tour.lock_totals(refresh_totals.show_ids);

    delete from tour.show_totals as kept
    where kept.show_id = any (refresh_totals.show_ids) and kept.shows = 0;

    update tour.show_totals as kept
    set currency = line.currency,
        org_id = line.org_id,
        show_on = line.show_on,
        status = line.status,
        country = line.country,
        tour_id = line.tour_id,
        gross = line.gross,
        fee = line.fee,
        withholding = line.withholding,
        commissions = line.commissions,
        costs = line.costs,
        fx_currency = line.fx_currency,
        fx_rate = line.fx_rate
    from tour.show_lines as line
    where kept.show_id = any (refresh_totals.show_ids)
        and line.show_id = kept.show_id
        and line.shows = 1
        and kept.shows = 1;

    insert into tour.show_totals (
        show_id, currency, org_id, show_on, status, country, tour_id,
        shows, gross, fee, withholding, commissions, costs, fx_currency, fx_rate
    )
    select
        line.show_id, line.currency, line.org_id, line.show_on, line.status, line.country, line.tour_id,
        line.shows, line.gross, line.fee, line.withholding, line.commissions, line.costs,
        line.fx_currency, line.fx_rate
    from tour.show_lines as line
    where line.show_id = any (refresh_totals.show_ids) and line.shows = 0;
end
$$;

comment on procedure tour.refresh_totals(uuid[]) is 'Computes the totals of these shows anew.';

commit;
