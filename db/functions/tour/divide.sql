-- Deploy ontour:functions/tour/divide to pg
-- requires: functions/core/divide_half_even

begin;

create or replace function tour.divide(dividend numeric, divisor numeric, is_half_up boolean)
returns numeric
language sql
immutable
parallel safe
begin atomic
    select case
        when is_half_up then sign(dividend) * div(2 * abs(dividend) + divisor, 2 * divisor)
        else core.divide_half_even(dividend, divisor)
    end;
end;

comment on function tour.divide(numeric, numeric, boolean) is
'The whole number nearest to the quotient by a positive divisor; of two that are equally near, the even one,
or the one away from zero. Exact.';

commit;
