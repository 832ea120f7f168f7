-- Deploy ontour:functions/tour/keep_rule_totals to pg
-- requires: schema/tour/finance_rules
-- requires: functions/tour/refresh_converted_totals

-- Of the rules two count in every figure that is not settled: how it is rounded, and whose rates it takes.

begin;

-- Security definer: the totals are written by triggers and by nobody else.
create or replace function tour.keep_rule_totals()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_before text := 'half_even';
    v_after text := 'half_even';
    v_show_ids uuid[];
begin
    if tg_op = 'UPDATE' and old.deleted_at is null then
        v_before := old.rounding;
    end if;
    if new.deleted_at is null then
        v_after := new.rounding;
    end if;

    if v_before = v_after then
        call tour.refresh_converted_totals(array[new.org_id]);
    else
        select array_agg(deals.show_id) into v_show_ids
        from api.show_deals as deals
        where deals.org_id = new.org_id and deals.deleted_at is null;
        if v_show_ids is not null then
            call tour.refresh_totals(v_show_ids);
        end if;
    end if;
    return null;
end
$$;

comment on function tour.keep_rule_totals() is
'Row trigger: totals follow the organization''s rounding and the order of its sources of rates.';

create or replace trigger _500_keep_rule_totals_on_insert
after insert on api.finance_rules
for each row execute function tour.keep_rule_totals();

create or replace trigger _500_keep_rule_totals_on_update
after update on api.finance_rules
for each row when (
    (old.rounding, old.fx_sources, old.deleted_at)
    is distinct from (new.rounding, new.fx_sources, new.deleted_at)
)
execute function tour.keep_rule_totals();

commit;
