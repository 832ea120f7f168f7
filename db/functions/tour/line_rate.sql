-- Deploy ontour:functions/tour/line_rate to pg
-- requires: schema/tour/show_deals
-- requires: functions/tour/rate_for

begin;

create or replace function tour.line_rate(
    deal api.show_deals, currency text, fx_rate numeric, on_date date
)
returns jsonb
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
    v_rate record;
begin
    if deal.currency is null then
        return '{"times": null, "per": null}'::jsonb;
    elsif line_rate.fx_rate is not null then
        return jsonb_build_object('times', line_rate.fx_rate, 'per', 1, 'source', 'agreed');
    elsif deal.fx_currency = line_rate.currency then
        return jsonb_build_object('times', 1, 'per', deal.fx_rate, 'source', 'agreed');
    end if;
    select found.* into v_rate
    from tour.rate_for(deal.org_id, line_rate.currency, deal.currency, line_rate.on_date) as found;
    return to_jsonb(v_rate);
end
$$;

comment on function tour.line_rate(api.show_deals, text, numeric, date) is
'For tour.settlement_inputs: the rate of a bill or payment into the currency of the deal, with its source: the
one agreed for it, else the one agreed for the deal, else that of its day. times is null if there is none, and
missing names the currency that has none.';

commit;
