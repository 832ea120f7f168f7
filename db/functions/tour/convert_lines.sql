-- Deploy ontour:functions/tour/convert_lines to pg
-- requires: functions/tour/divide

begin;

create or replace function tour.convert_lines(lines jsonb, per_one numeric, is_half_up boolean)
returns numeric[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_line jsonb;
    v_times numeric;
    v_per numeric;
    v_amount numeric;
    v_amounts numeric[] := array[]::numeric[];
begin
    for i in 0 .. jsonb_array_length(lines) - 1 loop
        v_line := lines -> i;
        v_times := case when v_line ? 'times' then (v_line ->> 'times')::numeric else 1 end;
        v_per := case when v_line ? 'per' then (v_line ->> 'per')::numeric else 1 end;
        v_amount := coalesce((v_line ->> 'amount')::numeric, 0) * per_one * v_times;
        v_amounts := v_amounts || tour.divide(v_amount, v_per, is_half_up);
    end loop;
    return v_amounts;
end
$$;

comment on function tour.convert_lines(jsonb, numeric, boolean) is
'For tour.calculate: what bills or payments are in whole minor units of the deal''s currency, of which one
unit has per_one; null where the rate (times / per) is null.';

commit;
