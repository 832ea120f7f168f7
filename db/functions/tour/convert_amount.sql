-- Deploy ontour:functions/tour/convert_amount to pg
-- requires: functions/core/divide_half_even

-- Exact, and ten times as fast as exact arithmetic: floating point is right to 1e-15 of a result, so one
-- below 1e10 is right to 1e-5, and further than 1e-4 from a tie its nearest whole number is the nearest one
-- of the exact result. The few that are nearer, or larger, are divided exactly.

begin;

create or replace function tour.convert_amount(
    amount bigint, times numeric, per numeric, rate double precision
)
returns numeric
language sql
immutable
parallel safe
begin atomic
    select case
        when abs(amount * rate) < 1e10 and abs(amount * rate - floor(amount * rate) - 0.5) > 1e-4
            then round(amount * rate)::bigint
        else core.divide_half_even(amount * times, per)
    end;
end;

comment on function tour.convert_amount(bigint, numeric, numeric, double precision) is
'An amount in minor units at the rate times / per, which is rate: the nearest whole number, of two that are
equally near the even one. Exact.';

commit;
