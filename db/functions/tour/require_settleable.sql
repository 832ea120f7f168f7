-- Deploy ontour:functions/tour/require_settleable to pg
-- requires: functions/tour/missing_terms
-- requires: functions/tour/require_rates
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- A guarantee stands whoever came; what depends on the house is settled by those who came, not by those who
-- were expected.

begin;

create or replace function tour.require_settleable(show api.shows, inputs jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    v_deal constant api.show_deals := jsonb_populate_record(
        null::api.show_deals, nullif(inputs -> 'deal', 'null')
    );
    v_missing text;
begin
    v_missing := concat_ws(
        ', ',
        case when show.status not in ('confirmed', 'completed') then 'a status after ' || show.status end,
        case
            when v_deal.id is null then 'deal'
            else tour.missing_terms(v_deal)
        end,
        case
            when v_deal.id is null then null
            when v_deal.deal_type = 'guarantee' and inputs -> 'bonuses' = '[]' then null
            when inputs -> 'tickets' = '[]' then
                case when show.actual_attendance is null then 'actual_attendance' end
            when inputs @? '$.tickets[*] ? (@.sold_count == null || !exists(@.sold_count))'
            then 'sold_count of ticket_scales'
        end
    );
    if v_missing <> '' then
        perform core.fail('SETTLEMENT_INCOMPLETE', format('show_id=%s missing=%s', show.id, v_missing));
    end if;
    perform tour.require_rates(inputs);
end
$$;

comment on function tour.require_settleable(api.shows, jsonb) is
'A show with these inputs has all that its settlement takes.
Raises SETTLEMENT_INCOMPLETE and FX_RATE_MISSING (422).';

commit;
