-- Deploy ontour:functions/tour/in_units to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.in_units(amounts numeric[], minor_units integer)
returns jsonb
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_unit constant numeric := ('1e-' || minor_units)::numeric;
    v_amounts numeric[] := amounts;
begin
    for i in 1 .. cardinality(v_amounts) loop
        v_amounts[i] := round(v_amounts[i] * v_unit, minor_units);
    end loop;
    return to_jsonb(v_amounts);
end
$$;

comment on function tour.in_units(numeric[], integer) is
'For tour.calculate: amounts in minor units as JSON, in units of their currency.';

commit;
