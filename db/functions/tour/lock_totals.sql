-- Deploy ontour:functions/tour/lock_totals to pg
-- requires: schema/tour/show_totals

-- Not the show's own row: who changes a cost holds the cost and then wants this lock, who deletes a show
-- holds the show and then wants its costs, and only then this lock. With the show's row they would deadlock.

begin;

create or replace procedure tour.lock_totals(show_ids uuid[])
language plpgsql
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
    perform from tour.show_totals
    where show_totals.show_id = any (lock_totals.show_ids) and show_totals.shows = 1
    order by show_totals.show_id
    for no key update;
end
$$;

comment on procedure tour.lock_totals(uuid[]) is
'Lets the transactions that change or judge the money of a show follow one another.';

commit;
