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
declare
    v_lines tour.show_lines[];
begin
    call tour.lock_totals(refresh_totals.show_ids);

    v_lines := array(
        select lines from tour.show_lines as lines where lines.show_id = any (refresh_totals.show_ids)
    );

    delete from tour.show_totals as kept
    where kept.show_id = any (refresh_totals.show_ids) and kept.shows = 0;

    update tour.show_totals as kept
    set currency = line.currency,
        org_id = line.org_id,
        show_on = line.show_on,
        status = line.status,
        country = line.country,
        tour_id = line.tour_id,
        promoter_name = line.promoter_name,
        gross = line.gross,
        fee = line.fee,
        withholding = line.withholding,
        commissions = line.commissions,
        costs = line.costs,
        due = line.due,
        paid = line.paid,
        fx_currency = line.fx_currency,
        fx_rate = line.fx_rate,
        missing = line.missing
    from unnest(v_lines) as line
    where line.show_id = kept.show_id and line.shows = 1 and kept.shows = 1;

    insert into tour.show_totals (
        show_id, currency, org_id, show_on, status, country, tour_id, promoter_name, shows, gross, fee,
        withholding, commissions, costs, due, paid, overdue_on, overdue, deal_currency, deal_costs
    )
    select
        line.show_id, line.currency, line.org_id, line.show_on, line.status, line.country, line.tour_id,
        line.promoter_name, line.shows, line.gross, line.fee, line.withholding, line.commissions, line.costs,
        line.due, line.paid, line.overdue_on, line.overdue, line.deal_currency, line.deal_costs
    from unnest(v_lines) as line
    where line.shows = 0;
end
$$;

comment on procedure tour.refresh_totals(uuid[]) is 'Computes the totals of these shows anew.';

commit;
