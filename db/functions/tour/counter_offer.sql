-- Deploy ontour:functions/tour/counter_offer to pg
-- requires: functions/tour/lock_offer
-- requires: functions/tour/make_offer
-- requires: functions/tour/is_terms
-- requires: functions/tour/merge_terms
-- requires: functions/tour/guard_offers
-- requires: functions/core/fail

begin;

-- Security definer: offers are written by functions alone, after asking for finance.write.
create or replace function api.counter_offer(offer_id uuid, terms jsonb, note text default null)
returns api.show_offers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_offer constant api.show_offers := tour.lock_offer(counter_offer.offer_id);
    v_show api.shows;
begin
    if counter_offer.terms is null or not tour.is_terms(counter_offer.terms) then
        perform core.fail(
            'INVALID_ARGUMENT', 'terms=' || coalesce(left(counter_offer.terms::text, 100), 'null')
        );
    end if;
    update api.show_offers as offers
    set state = 'countered', answered_at = now()
    where offers.id = v_offer.id;

    select shows.* into v_show from api.shows where shows.id = v_offer.show_id;
    return tour.make_offer(
        v_show,
        tour.merge_terms(v_offer.terms, counter_offer.terms),
        case v_offer.offered_by when 'act' then 'promoter' else 'act' end,
        counter_offer.note
    );
end
$$;

comment on function api.counter_offer(uuid, jsonb, text) is
'Answers an offer with another one of the other side''s: the same terms with these changes. For members with
finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401), OFFER_CLOSED (409),
INVALID_ARGUMENT (422), and what a write of these terms to the deal raises.';

grant execute on function api.counter_offer(uuid, jsonb, text) to member;

commit;
