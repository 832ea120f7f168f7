-- Deploy ontour:functions/tour/exchange_rate to pg
-- requires: functions/tour/rate_for
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: functions/core/fail

begin;

create or replace function api.exchange_rate(
    from_currency text, to_currency text, on_date date default current_date,
    org_id uuid default core.personal_org_id()
)
returns table (rate numeric, times numeric, per numeric, source text, rate_on date)
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
declare
    v_rate record;
begin
    perform core.require_permission(exchange_rate.org_id, 'finance.read');
    select found.* into v_rate
    from tour.rate_for(
        exchange_rate.org_id, exchange_rate.from_currency, exchange_rate.to_currency, exchange_rate.on_date
    ) as found;
    if v_rate.missing is not null or v_rate.times is null then
        perform core.fail(
            'FX_RATE_MISSING', format('currency=%s on=%s', v_rate.missing, exchange_rate.on_date)
        );
    end if;
    return query
    select
        round(v_rate.times / v_rate.per, 12), v_rate.times, v_rate.per, v_rate.source::text,
        v_rate.rate_on::date;
end
$$;

comment on function api.exchange_rate(text, text, date, uuid) is
'What one unit of a currency is in another one on a day, by the organization''s finance_rules.fx_sources:
rate, and exactly times / per, with where it is from and of which day. For members with finance.read. Raises
FX_RATE_MISSING (422), which names the currency that has none, PERMISSION_DENIED (403), STEP_UP_REQUIRED
(401) and NOT_FOUND (404).';

grant execute on function api.exchange_rate(text, text, date, uuid) to member;

commit;
