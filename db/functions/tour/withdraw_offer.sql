-- Deploy ontour:functions/tour/withdraw_offer to pg
-- requires: functions/tour/lock_offer
-- requires: functions/tour/guard_offers

begin;

-- Security definer: offers are written by functions alone, after asking for finance.write.
create or replace function api.withdraw_offer(offer_id uuid, answer text default null)
returns api.show_offers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_offer api.show_offers := tour.lock_offer(withdraw_offer.offer_id);
begin
    update api.show_offers as offers
    set state = 'withdrawn', answer = withdraw_offer.answer, answered_at = now()
    where offers.id = v_offer.id
    returning offers.* into v_offer;
    return v_offer;
end
$$;

comment on function api.withdraw_offer(uuid, text) is
'Takes an offer back: whoever made it no longer stands by it. The deal stays as it is. For members with
finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401) and OFFER_CLOSED
(409).';

grant execute on function api.withdraw_offer(uuid, text) to member;

commit;
