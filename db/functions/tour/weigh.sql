-- Deploy ontour:functions/tour/weigh to pg
-- requires: functions/core/divide_half_even

begin;

create or replace function tour.weigh(amount numeric, weight numeric)
returns numeric
language sql
immutable
parallel safe
begin atomic
    select case
        when weight is null or weight = 1 then amount
        else core.divide_half_even(amount * weight, 1)
    end;
end;

comment on function tour.weigh(numeric, numeric) is
'For tour.finance_totals: an amount in minor units at this weight, rounded half even; all of it without one.';

commit;
