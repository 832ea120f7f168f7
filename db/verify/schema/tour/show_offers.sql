-- Verify ontour:schema/tour/show_offers on pg

begin;

select
    id, org_id, show_id, number, offered_by, state, terms, deal_version, note, answer, answered_at,
    signed_url
from api.show_offers
where false;

rollback;
