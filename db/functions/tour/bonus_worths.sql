-- Deploy ontour:functions/tour/bonus_worths to pg
-- requires: functions/tour/divide

begin;

create or replace function tour.bonus_worths(
    bonuses jsonb, sold numeric, capacity numeric, gross numeric, net_gross numeric, net numeric,
    per_one numeric, is_half_up boolean
)
returns numeric[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_bonus jsonb;
    v_threshold numeric;
    v_is_reached boolean;
    v_worth numeric;
    v_worths numeric[] := array[]::numeric[];
begin
    for i in 0 .. jsonb_array_length(bonuses) - 1 loop
        v_bonus := bonuses -> i;
        v_threshold := (v_bonus ->> 'threshold')::numeric;
        v_is_reached := coalesce(
            case v_bonus ->> 'measure'
                when 'tickets' then sold >= v_threshold
                when 'percent_sold' then capacity > 0 and sold * 100 >= v_threshold * capacity
                when 'gross' then gross >= v_threshold * per_one
            end,
            false
        );
        v_worth := 0;
        if v_is_reached then
            case v_bonus ->> 'kind'
                when 'flat' then
                    v_worth := (v_bonus ->> 'amount')::numeric * per_one;
                when 'per_ticket' then
                    v_worth := (v_bonus ->> 'amount')::numeric * per_one * (sold - v_threshold);
                when 'percent' then
                    v_worth := (v_bonus ->> 'percent')::numeric * case v_bonus ->> 'percent_base'
                        when 'gross' then gross
                        when 'net_gross' then net_gross
                        when 'net' then net
                    end;
                    v_worth := tour.divide(v_worth, 100, is_half_up);
            end case;
        end if;
        v_worths := v_worths || case when v_worth < 0 then 0 else v_worth end;
    end loop;
    return v_worths;
end
$$;

comment on function tour.bonus_worths(
    jsonb, numeric, numeric, numeric, numeric, numeric, numeric, boolean
) is
'For tour.calculate: what each bonus is worth, 0 if not reached. Amounts are whole minor units, of which the
currency''s unit has per_one; null where it is a percentage of what is not known.';

commit;
