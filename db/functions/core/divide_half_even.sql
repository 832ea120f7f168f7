-- Deploy ontour:functions/core/divide_half_even to pg
-- requires: schema/core/schemas

-- div and mod of numerics are exact, a quotient is not: so a tie is seen as a tie, whatever the rate.

begin;

create or replace function core.divide_half_even(dividend numeric, divisor numeric)
returns numeric
language sql
immutable
strict
parallel safe
begin atomic
    select div(dividend, divisor) + case
        when 2 * abs(mod(dividend, divisor)) > abs(divisor)
            or 2 * abs(mod(dividend, divisor)) = abs(divisor) and mod(div(dividend, divisor), 2) <> 0
            then sign(dividend) * sign(divisor)
        else 0
    end;
end;

comment on function core.divide_half_even(numeric, numeric) is
'The whole number nearest to the quotient; of two that are equally near, the even one. Exact.';

commit;
