-- Deploy ontour:functions/tour/position_between to pg
-- requires: schema/core/schemas

-- The shortest decimal between two others, so that they grow by a digit in some three moves into the same
-- gap; nine are what a JavaScript number carries beside six before the point.

begin;

create or replace function tour.position_between(low numeric, high numeric)
returns numeric
language sql
immutable
parallel safe
begin atomic
    select case
        when low is null and high is null then 1
        when low is null then ceil(high) - 1
        when high is null then floor(low) + 1
        else (
            select rounded.middle
            from generate_series(0, 9) as digits
            cross join lateral (select round((low + high) / 2, digits)) as rounded (middle)
            where rounded.middle > low and rounded.middle < high
            order by digits
            limit 1
        )
    end;
end;

comment on function tour.position_between(numeric, numeric) is
'A position between two others, null standing for the ends; null if there is none of nine decimals.';

grant execute on function tour.position_between(numeric, numeric) to member;

commit;
