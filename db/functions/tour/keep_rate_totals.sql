-- Deploy ontour:functions/tour/keep_rate_totals to pg
-- requires: schema/tour/org_fx_rates
-- requires: functions/tour/refresh_converted_totals

-- A rate of a pair with the euro is part of every way over the euro: so it is the other currency that counts.

begin;

-- Security definer: the totals are written by triggers and by nobody else.
create or replace function tour.keep_rate_totals()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_org_ids uuid[];
    v_currencies text[];
begin
    if tg_op = 'INSERT' then
        select
            array_agg(distinct n.org_id),
            array_agg(distinct n.from_currency) || array_agg(distinct n.to_currency)
        into v_org_ids, v_currencies
        from new_rows as n;
    else
        select
            array_agg(distinct both_rows.org_id),
            array_agg(distinct both_rows.from_currency) || array_agg(distinct both_rows.to_currency)
        into v_org_ids, v_currencies
        from (
            select n.org_id, n.from_currency, n.to_currency from new_rows as n
            union all
            select o.org_id, o.from_currency, o.to_currency from old_rows as o
        ) as both_rows;
    end if;

    if v_org_ids is not null then
        call tour.refresh_converted_totals(v_org_ids, array_remove(v_currencies, 'EUR'));
    end if;
    return null;
end
$$;

comment on function tour.keep_rate_totals() is
'Statement trigger: totals follow the organization''s own exchange rates.';

create or replace trigger _500_keep_rate_totals_on_insert
after insert on api.org_fx_rates
referencing new table as new_rows
for each statement execute function tour.keep_rate_totals();

create or replace trigger _500_keep_rate_totals_on_update
after update on api.org_fx_rates
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_rate_totals();

commit;
