-- Verify ontour:schema/tour/holds on pg

begin;

select
    id, org_id, venue_id, stage, hold_on, show_id, name, "position", state, expires_at,
    challenge_ends_at, notes
from api.holds
where false;

rollback;
