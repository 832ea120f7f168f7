-- Deploy ontour:functions/tour/offer_deal to pg
-- requires: functions/tour/lock_show
-- requires: functions/tour/make_offer
-- requires: functions/tour/is_terms
-- requires: functions/tour/merge_terms
-- requires: functions/tour/require_value
-- requires: functions/core/fail

begin;

-- Security definer: offers are written by functions alone, after asking for finance.write.
create or replace function api.offer_deal(
    show_id uuid, terms jsonb default null, offered_by text default 'act', note text default null
)
returns api.show_offers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_show constant api.shows := tour.lock_show(offer_deal.show_id, 'finance.write');
    v_live constant jsonb := tour.deal_terms(offer_deal.show_id);
    v_terms constant jsonb := coalesce(offer_deal.terms, v_live);
begin
    perform tour.require_value('offered_by', offer_deal.offered_by, '{act,promoter}');
    if v_terms is null or not tour.is_terms(v_terms) then
        perform core.fail('INVALID_ARGUMENT', 'terms=' || coalesce(left(v_terms::text, 100), 'null'));
    end if;
    return tour.make_offer(
        v_show,
        tour.merge_terms(v_live, v_terms),
        offer_deal.offered_by,
        offer_deal.note
    );
end
$$;

comment on function api.offer_deal(uuid, jsonb, text, text) is
'Puts an offer for a show on the table: the terms of its deal as they stand, with these changes. terms:
{"deal": {columns of show_deals}, "bonuses": [{columns of deal_bonuses}]}; offered_by: act, or promoter. The
deal stays as it is until an offer is agreed. For members with finance.write. Raises NOT_FOUND (404),
PERMISSION_DENIED (403), STEP_UP_REQUIRED (401), INVALID_ARGUMENT (422), OFFER_OPEN (409), and what a write of
these terms to the deal raises.';

grant execute on function api.offer_deal(uuid, jsonb, text, text) to member;

commit;
