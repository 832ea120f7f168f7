-- Deploy ontour:functions/tour/agree_offer to pg
-- requires: functions/tour/lock_offer
-- requires: functions/tour/write_terms
-- requires: functions/tour/missing_terms
-- requires: functions/tour/add_deposit
-- requires: functions/tour/guard_offers
-- requires: functions/core/fail

begin;

-- Security definer: offers are written by functions alone, after asking for finance.write.
create or replace function api.agree_offer(
    offer_id uuid, answer text default null, signed_url text default null, deposit_due_on date default null
)
returns api.show_offers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_offer api.show_offers := tour.lock_offer(agree_offer.offer_id);
    v_deal api.show_deals;
    v_missing text;
begin
    call tour.write_terms(v_offer.show_id, v_offer.terms);
    select deals.* into v_deal
    from api.show_deals as deals
    where deals.show_id = v_offer.show_id and deals.deleted_at is null;
    v_missing := tour.missing_terms(v_deal);
    if v_missing is not null then
        perform core.fail('SHOW_INCOMPLETE', 'missing=' || v_missing);
    end if;
    perform tour.add_deposit(v_deal, agree_offer.deposit_due_on);

    update api.show_offers as offers
    set state = 'agreed',
        answer = agree_offer.answer,
        answered_at = now(),
        signed_url = coalesce(agree_offer.signed_url, offers.signed_url)
    where offers.id = v_offer.id
    returning offers.* into v_offer;
    return v_offer;
end
$$;

comment on function api.agree_offer(uuid, text, text, date) is
'Agrees an offer: its terms become those of the show''s deal, whatever that said, and with the deposit that
the organization''s finance_rules ask for, if the show has none yet. signed_url may follow later, by PATCH.
For members with finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401),
OFFER_CLOSED (409), SHOW_INCOMPLETE (422), and what a write of these terms to the deal raises.';

grant execute on function api.agree_offer(uuid, text, text, date) to member;

commit;
