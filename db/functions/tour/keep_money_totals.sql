-- Deploy ontour:functions/tour/keep_money_totals to pg
-- requires: functions/tour/refresh_totals
-- requires: schema/tour/ticket_scales
-- requires: schema/tour/deal_bonuses
-- requires: schema/tour/show_payments
-- requires: schema/tour/settlements

-- Once a statement and not once a row: a hundred costs of one show are added up once. Not for a show that
-- is deleted: whoever deletes or restores it refreshes its totals when all its money has followed.

begin;

-- Security definer: the totals are written by this trigger and by nobody else.
create or replace function tour.keep_money_totals()
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
        when 'DELETE' then
            select array_agg(distinct o.show_id) into v_show_ids from old_rows as o;
    end case;

    select array_agg(shows.id) into v_show_ids
    from api.shows
    where shows.id = any (v_show_ids) and shows.deleted_at is null;
    if v_show_ids is not null then
        call tour.refresh_totals(v_show_ids);
    end if;
    return null;
end
$$;

comment on function tour.keep_money_totals() is 'Statement trigger: a show''s totals follow its money.';

create or replace trigger _500_keep_money_totals_on_insert
after insert on api.show_deals
referencing new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_update
after update on api.show_deals
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_delete
after delete on api.show_deals
referencing old table as old_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_insert
after insert on api.show_costs
referencing new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_update
after update on api.show_costs
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_delete
after delete on api.show_costs
referencing old table as old_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_insert
after insert on api.ticket_scales
referencing new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_update
after update on api.ticket_scales
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_delete
after delete on api.ticket_scales
referencing old table as old_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_insert
after insert on api.deal_bonuses
referencing new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_update
after update on api.deal_bonuses
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_delete
after delete on api.deal_bonuses
referencing old table as old_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_insert
after insert on api.show_payments
referencing new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_update
after update on api.show_payments
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

create or replace trigger _500_keep_money_totals_on_delete
after delete on api.show_payments
referencing old table as old_rows
for each statement execute function tour.keep_money_totals();

-- What was settled stays as it was; what is opened again goes by the rates of now.
create or replace trigger _500_keep_money_totals_on_update
after update on api.settlements
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_money_totals();

commit;
