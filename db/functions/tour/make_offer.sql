-- Deploy ontour:functions/tour/make_offer to pg
-- requires: schema/tour/show_offers
-- requires: schema/tour/error_codes
-- requires: functions/tour/deal_terms
-- requires: functions/tour/write_terms
-- requires: functions/core/fail

-- The terms are written to the deal, read back, and undone: what is offered is what agreeing would write,
-- down to the defaults, and what no deal could say is refused before anybody signs it.

begin;

create or replace function tour.make_offer(show api.shows, terms jsonb, offered_by text, note text)
returns api.show_offers
language plpgsql
volatile
set search_path = ''
as $$
#variable_conflict use_column
declare
    v_whole jsonb;
    v_offer api.show_offers;
begin
    if exists (
        select from api.show_offers as offers
        where offers.show_id = make_offer.show.id and offers.state = 'offered' and offers.deleted_at is null
    ) then
        perform core.fail('OFFER_OPEN', 'show_id=' || make_offer.show.id);
    end if;

    begin
        call tour.write_terms(make_offer.show.id, make_offer.terms);
        v_whole := tour.deal_terms(make_offer.show.id);
        raise exception using errcode = 'OT001';
    exception
        when sqlstate 'OT001' then
            null;
    end;

    insert into api.show_offers (org_id, show_id, number, offered_by, terms, deal_version, note)
    values (
        make_offer.show.org_id,
        make_offer.show.id,
        (
            select coalesce(max(offers.number), 0) + 1
            from api.show_offers as offers
            where offers.show_id = make_offer.show.id
        ),
        make_offer.offered_by,
        v_whole,
        (
            select deals.version
            from api.show_deals as deals
            where deals.show_id = make_offer.show.id and deals.deleted_at is null
        ),
        make_offer.note
    )
    returning show_offers.* into v_offer;
    return v_offer;
end
$$;

comment on function tour.make_offer(api.shows, jsonb, text, text) is
'For offer_deal and counter_offer, who have locked the show: the next offer of a show. Raises OFFER_OPEN
(409), and what a write of these values to the deal raises.';

commit;
