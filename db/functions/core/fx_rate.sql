-- Deploy ontour:functions/core/fx_rate to pg
-- requires: functions/core/fx_rate_of
-- requires: functions/core/fail

begin;

create or replace function core.fx_rate(currency text, on_date date)
returns numeric
language plpgsql
stable
set search_path = ''
as $$
declare
    v_rate numeric;
begin
    select found.rate into v_rate from core.fx_rate_of(fx_rate.currency, fx_rate.on_date) as found;
    if v_rate is null then
        perform core.fail('FX_RATE_MISSING', format('currency=%s on=%s', fx_rate.currency, fx_rate.on_date));
    end if;
    return v_rate;
end
$$;

comment on function core.fx_rate(text, date) is
'Units of the currency for one euro on that day: the fixed rate of one that the euro replaced, else the last
one published in the week before. Raises FX_RATE_MISSING (422), never answers 1 for want of a rate.';

commit;
