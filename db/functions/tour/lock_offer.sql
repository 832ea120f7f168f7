-- Deploy ontour:functions/tour/lock_offer to pg
-- requires: schema/tour/show_offers
-- requires: schema/tour/error_codes
-- requires: functions/tour/lock_show
-- requires: functions/core/fail

begin;

create or replace function tour.lock_offer(offer_id uuid)
returns api.show_offers
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_offer api.show_offers;
begin
    select offers.* into v_offer
    from api.show_offers as offers
    where offers.id = lock_offer.offer_id
        and offers.deleted_at is null
        and offers.org_id = any ((select core.orgs_with('show.read'))::uuid[]);
    if not found then
        perform core.fail('NOT_FOUND', 'offer_id=' || coalesce(lock_offer.offer_id::text, 'null'));
    end if;
    perform tour.lock_show(v_offer.show_id, 'finance.write');

    -- Under the lock: somebody may have answered meanwhile.
    select offers.* into v_offer
    from api.show_offers as offers
    where offers.id = lock_offer.offer_id
    for no key update;
    if v_offer.state <> 'offered' or v_offer.deleted_at is not null then
        perform core.fail('OFFER_CLOSED', format('offer_id=%s state=%s', v_offer.id, v_offer.state));
    end if;
    return v_offer;
end
$$;

comment on function tour.lock_offer(uuid) is
'For functions that answer an offer: the offer, open and locked with its show. Raises NOT_FOUND (404),
OFFER_CLOSED (409), PERMISSION_DENIED (403) and STEP_UP_REQUIRED (401).';

commit;
