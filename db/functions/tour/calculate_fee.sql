-- Deploy ontour:functions/tour/calculate_fee to pg
-- requires: schema/tour/fee_figures
-- requires: functions/tour/divide
-- requires: functions/tour/convert_lines
-- requires: functions/tour/bonus_worths

-- docs/reference/deals.md, sentence by sentence; the numbers are its. A rate that is not known is null, not
-- 1: null then runs through all that depends on it, and through nothing else. So no greatest() here and no
-- sum(), which pass over nulls.

begin;

create or replace function tour.calculate_fee(input jsonb, per_one numeric, is_half_up boolean)
returns tour.fee_figures
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_deal constant jsonb := input -> 'deal';
    v_type constant text := coalesce(v_deal ->> 'deal_type', 'guarantee');
    v_fee constant numeric := coalesce((v_deal ->> 'fee')::numeric, 0) * per_one;
    v_tax constant numeric := coalesce((v_deal ->> 'ticket_tax_percent')::numeric, 0);
    v_on_top constant boolean := coalesce(v_deal ->> 'ticket_tax_mode' = 'on_top', false);
    v_lines jsonb;
    v_line jsonb;
    v_count numeric;
    v_part numeric;
    f tour.fee_figures;
begin
    -- 1 to 4
    f.sold := 0;
    f.capacity := 0;
    f.gross := 0;
    f.ticket_tax := 0;
    f.ticket_taxes := '{}';
    v_lines := coalesce(
        nullif(nullif(input -> 'tickets', 'null'), '[]'),
        jsonb_build_array(jsonb_build_object(
            'price', v_deal -> 'door_price',
            'sold_count', input #> '{attendance,actual}',
            'expected_count', input #> '{attendance,expected}'
        ))
    );
    for i in 0 .. jsonb_array_length(v_lines) - 1 loop
        v_line := v_lines -> i;
        v_count := coalesce((v_line ->> 'sold_count')::numeric, (v_line ->> 'expected_count')::numeric, 0);
        v_part := v_count * coalesce((v_line ->> 'price')::numeric, 0) * per_one;
        f.sold := f.sold + v_count;
        f.capacity := f.capacity + (v_line ->> 'capacity')::numeric;
        f.gross := f.gross + v_part;
        v_part := v_part * v_tax;
        v_part := tour.divide(v_part, case when v_on_top then 100 else 100 + v_tax end, is_half_up);
        f.ticket_tax := f.ticket_tax + v_part;
        f.ticket_taxes := f.ticket_taxes || v_part;
    end loop;
    f.money_in := f.gross + case when v_on_top then f.ticket_tax else 0 end;
    f.net_gross := f.money_in - f.ticket_tax;

    -- 5 to 7
    f.top_costs := 0;
    f.bottom_costs := 0;
    f.laid_out := 0;
    v_lines := coalesce(nullif(input -> 'costs', 'null'), '[]');
    f.costs := tour.convert_lines(v_lines, per_one, is_half_up);
    for i in 1 .. cardinality(f.costs) loop
        v_line := v_lines -> i - 1;
        v_part := f.costs[i];
        if v_line ->> 'deducted' = 'top' then
            f.top_costs := f.top_costs + v_part;
            f.laid_out := f.laid_out + case when v_line ->> 'paid_by' = 'promoter' then 0 else v_part end;
        else
            f.bottom_costs := f.bottom_costs + v_part;
            f.laid_out := f.laid_out - case when v_line ->> 'paid_by' = 'promoter' then v_part else 0 end;
        end if;
    end loop;
    f.net := f.net_gross - f.top_costs;

    -- 8
    f.share := 0;
    if v_type in ('percentage', 'versus', 'plus', 'door') then
        v_part := case coalesce(v_deal ->> 'percent_base', case v_type when 'door' then 'net_gross' end)
            when 'gross' then f.gross
            when 'net_gross' then f.net_gross
            when 'net' then f.net
            else 0
        end;
        if v_type = 'plus' then
            v_part := v_part - coalesce((v_deal ->> 'split_point')::numeric, 0) * per_one;
        end if;
        v_part := v_part * coalesce(
            (v_deal ->> 'percent')::numeric, case v_type when 'door' then 100 else 0 end
        );
        f.share := case when v_part < 0 then 0 else tour.divide(v_part, 100, is_half_up) end;
    end if;
    f.main := case v_type
        when 'guarantee' then v_fee
        when 'versus' then
            case when f.share <= v_fee then v_fee when f.share > v_fee then f.share end
        when 'plus' then v_fee + f.share
        when 'per_ticket' then v_fee + coalesce((v_deal ->> 'per_ticket')::numeric, 0) * per_one * f.sold
        else f.share
    end;

    -- 9 and 10
    f.bonus_lines := tour.bonus_worths(
        coalesce(nullif(input -> 'bonuses', 'null'), '[]'),
        f.sold, f.capacity, f.gross, f.net_gross, f.net, per_one, is_half_up
    );
    f.bonuses := 0;
    foreach v_part in array f.bonus_lines loop
        f.bonuses := case
            when v_deal ->> 'bonus_rule' is distinct from 'highest' then f.bonuses + v_part
            when v_part <= f.bonuses then f.bonuses
            when v_part > f.bonuses then v_part
        end;
    end loop;
    f.gross_fee := f.main + f.bonuses;
    return f;
end
$$;

comment on function tour.calculate_fee(jsonb, numeric, boolean) is
'For tour.calculate: points 1 to 10 of docs/reference/deals.md, in whole minor units, of which the currency''s
unit has per_one.';

commit;
