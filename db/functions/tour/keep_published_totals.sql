-- Deploy ontour:functions/tour/keep_published_totals to pg
-- requires: schema/core/fx_rates
-- requires: functions/tour/refresh_converted_totals

-- Rates are everybody's: nobody's absurd figures keep them from being loaded.

begin;

-- Security definer: the totals are written by triggers and by nobody else.
create or replace function tour.keep_published_totals()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_currencies text[];
    v_since date;
begin
    case tg_op
        when 'INSERT' then
            select array_agg(distinct n.currency), min(n.rate_on) into v_currencies, v_since
            from new_rows as n;
        when 'DELETE' then
            select array_agg(distinct o.currency), min(o.rate_on) into v_currencies, v_since
            from old_rows as o;
        else
            select array_agg(distinct both_rows.currency), min(both_rows.rate_on) into v_currencies, v_since
            from (
                select n.currency, n.rate_on from new_rows as n
                union all
                select o.currency, o.rate_on from old_rows as o
            ) as both_rows;
    end case;

    if v_since is not null then
        call tour.refresh_converted_totals(
            currencies => v_currencies, since => v_since, skips_absurd => true
        );
    end if;
    return null;
end
$$;

comment on function tour.keep_published_totals() is
'Statement trigger: totals follow published exchange rates, also those that come later.';

create or replace trigger _500_keep_published_totals_on_insert
after insert on core.fx_rates
referencing new table as new_rows
for each statement execute function tour.keep_published_totals();

create or replace trigger _500_keep_published_totals_on_update
after update on core.fx_rates
referencing old table as old_rows new table as new_rows
for each statement execute function tour.keep_published_totals();

create or replace trigger _500_keep_published_totals_on_delete
after delete on core.fx_rates
referencing old table as old_rows
for each statement execute function tour.keep_published_totals();

commit;
