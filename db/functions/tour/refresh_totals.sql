-- Deploy ontour:functions/tour/refresh_totals to pg
-- requires: schema/tour/show_lines
-- requires: schema/tour/show_totals

-- Exact under concurrency because every caller holds the row locks of these shows: each statement here
-- sees all that was committed before the lock was given. Always delete and insert, never
-- "only what differs": under REPEATABLE READ that makes a stale snapshot fail instead of write.
-- One plan for all calls, made without sequential scans: planning takes ten times as long as running it,
-- and a plan made while the tables were small must not read them whole later.

begin;

create or replace procedure tour.refresh_totals(show_ids uuid[])
language plpgsql
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
    delete from tour.show_totals where show_totals.show_id = any (refresh_totals.show_ids);

    insert into tour.show_totals (
        show_id, currency, org_id, show_on, status, country, tour_id,
        shows, gross, fee, withholding, commissions, costs, fx_currency, fx_rate
    )
    select
        show_id, currency, org_id, show_on, status, country, tour_id,
        shows, gross, fee, withholding, commissions, costs, fx_currency, fx_rate
    from tour.show_lines
    where show_lines.show_id = any (refresh_totals.show_ids);
end
$$;

comment on procedure tour.refresh_totals(uuid[]) is
'Computes the totals of these shows, which the caller has locked, anew.';

commit;
