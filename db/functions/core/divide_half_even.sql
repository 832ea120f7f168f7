-- Deploy ontour:functions/core/divide_half_even to pg
-- requires: schema/core/schemas

-- div of numerics is exact, a quotient is not: so a tie is seen as a tie, whatever the rate. Not declared
-- strict, which would keep it from being inlined.

begin;

create or replace function core.divide_half_even(dividend numeric, divisor numeric)
returns numeric
language sql
immutable
parallel safe
begin atomic
    select div(dividend, divisor) + case
        sign(2 * abs(dividend - div(dividend, divisor) * divisor) - abs(divisor))
        when 1 then sign(dividend) * sign(divisor)
        when 0 then sign(dividend) * sign(divisor) * abs(mod(div(dividend, divisor), 2))
        else 0
    end;
end;

comment on function core.divide_half_even(numeric, numeric) is
'The whole number nearest to the quotient; of two that are equally near, the even one. Exact.';

commit;
