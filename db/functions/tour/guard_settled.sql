-- Deploy ontour:functions/tour/guard_settled to pg
-- requires: functions/tour/keep_money_totals
-- requires: functions/tour/require_open

-- Payments are not of these: they come and go after a settlement, and have entries of their own.

begin;

-- Security definer: the rule also holds for who may not see the money.
create or replace function tour.guard_settled()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show_ids uuid[];
begin
    case tg_op
        when 'INSERT' then
            select array_agg(distinct n.show_id) into v_show_ids from new_rows as n;
        when 'UPDATE' then
            select array_agg(distinct both_rows.show_id) into v_show_ids
            from (
                select n.show_id from new_rows as n
                union all
                select o.show_id from old_rows as o
            ) as both_rows;
    end case;

    -- A show that is deleted takes its money along before it locks its totals, and is asked itself.
    select array_agg(shows.id) into v_show_ids
    from api.shows
    where shows.id = any (v_show_ids) and shows.deleted_at is null;
    if v_show_ids is not null then
        call tour.require_open(v_show_ids);
    end if;
    return null;
end
$$;

comment on function tour.guard_settled() is
'Statement trigger: what a settlement rests on stays as it is while the show is settled.
Raises SHOW_SETTLED (409).';

create or replace trigger _600_guard_settled_on_insert
after insert on api.show_deals
referencing new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_update
after update on api.show_deals
referencing old table as old_rows new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_insert
after insert on api.ticket_scales
referencing new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_update
after update on api.ticket_scales
referencing old table as old_rows new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_insert
after insert on api.deal_bonuses
referencing new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_update
after update on api.deal_bonuses
referencing old table as old_rows new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_insert
after insert on api.show_costs
referencing new table as new_rows
for each statement execute function tour.guard_settled();

create or replace trigger _600_guard_settled_on_update
after update on api.show_costs
referencing old table as old_rows new table as new_rows
for each statement execute function tour.guard_settled();

commit;
