-- Deploy ontour:functions/tour/calculate to pg
-- requires: functions/tour/calculate_fee
-- requires: functions/tour/in_units

begin;

create or replace function tour.calculate(input jsonb)
returns jsonb
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_deal constant jsonb := input -> 'deal';
    v_units constant integer := coalesce((input ->> 'minor_units')::integer, 2);
    v_one constant numeric := ('1e' || v_units)::numeric;
    v_unit constant numeric := ('1e-' || v_units)::numeric;
    v_half_up constant boolean := coalesce(input ->> 'rounding' = 'half_up', false);
    f constant tour.fee_figures := tour.calculate_fee(input, v_one, v_half_up);
    v_percent numeric;
    v_part numeric;
    v_fee_tax numeric;
    v_withholding numeric;
    v_fee_after_tax numeric;
    v_agency numeric;
    v_management numeric;
    v_due numeric;
    v_lines jsonb;
    v_payments numeric[];
    v_paid numeric := 0.0;
begin
    -- 11 to 13
    v_part := f.gross_fee * coalesce((v_deal ->> 'fee_tax_percent')::numeric, 0);
    v_fee_tax := tour.divide(v_part, 100, v_half_up);
    v_part := f.gross_fee * coalesce((v_deal ->> 'withholding_percent')::numeric, 0);
    v_withholding := tour.divide(v_part, 100, v_half_up);
    v_fee_after_tax := f.gross_fee - v_withholding;

    -- 14 and 15; nothing of what is not known is nothing
    v_percent := coalesce((v_deal ->> 'agency_percent')::numeric, 0);
    v_part := v_percent * case case when v_percent <> 0 then v_deal ->> 'agency_base' end
        when 'net' then v_fee_after_tax - f.bottom_costs
        when 'fee_after_tax' then v_fee_after_tax
        else f.gross_fee
    end;
    v_agency := case when v_part < 0 then 0 else tour.divide(v_part, 100, v_half_up) end;
    v_percent := coalesce((v_deal ->> 'management_percent')::numeric, 0);
    v_part := v_percent * case case when v_percent <> 0 then v_deal ->> 'management_base' end
        when 'net' then v_fee_after_tax - f.bottom_costs - v_agency
        when 'fee_after_tax' then v_fee_after_tax
        else f.gross_fee
    end;
    v_management := case when v_part < 0 then 0 else tour.divide(v_part, 100, v_half_up) end;

    -- 18 and 19
    v_due := f.gross_fee + v_fee_tax - v_withholding + f.laid_out;
    v_lines := coalesce(nullif(input -> 'payments', 'null'), '[]');
    v_payments := tour.convert_lines(v_lines, v_one, v_half_up);
    for i in 1 .. cardinality(v_payments) loop
        if v_lines #>> array[(i - 1)::text, 'kind'] = 'refund' then
            v_payments[i] := -v_payments[i];
        end if;
        if v_lines #>> array[(i - 1)::text, 'paid_on'] is not null then
            v_paid := v_paid + v_payments[i];
        end if;
    end loop;

    return jsonb_build_object(
        'gross', round(f.gross * v_unit, v_units),
        'sold', f.sold,
        'capacity', f.capacity,
        'ticket_tax', round(f.ticket_tax * v_unit, v_units),
        'money_in', round(f.money_in * v_unit, v_units),
        'net_gross', round(f.net_gross * v_unit, v_units),
        'top_costs', round(f.top_costs * v_unit, v_units),
        'bottom_costs', round(f.bottom_costs * v_unit, v_units),
        'net', round(f.net * v_unit, v_units),
        'share', round(f.share * v_unit, v_units),
        'main', round(f.main * v_unit, v_units),
        'bonuses', round(f.bonuses * v_unit, v_units),
        'gross_fee', round(f.gross_fee * v_unit, v_units),
        'fee_tax', round(v_fee_tax * v_unit, v_units),
        'withholding', round(v_withholding * v_unit, v_units),
        'fee_after_tax', round(v_fee_after_tax * v_unit, v_units),
        'agency', round(v_agency * v_unit, v_units),
        'management', round(v_management * v_unit, v_units),
        'commissions', round((v_agency + v_management) * v_unit, v_units),
        'act_net', round((v_fee_after_tax - f.bottom_costs - v_agency - v_management) * v_unit, v_units),
        'promoter_net', round((f.net - f.gross_fee - v_fee_tax) * v_unit, v_units),
        'due', round(v_due * v_unit, v_units),
        'paid', round(v_paid * v_unit, v_units),
        'outstanding', round((v_due - v_paid) * v_unit, v_units),
        'tickets', tour.in_units(f.ticket_taxes, v_units),
        'costs', tour.in_units(f.costs, v_units),
        'bonus_lines', tour.in_units(f.bonus_lines, v_units),
        'payments', tour.in_units(v_payments, v_units)
    );
end
$$;

comment on function tour.calculate(jsonb) is
'All figures of a deal, from its terms, tickets, bonuses, bills and payments: the arithmetic of
docs/reference/deals.md, and the only place of it. A rate is times / per, 1 if not given; where it is null, so
is all that depends on it.';

commit;
