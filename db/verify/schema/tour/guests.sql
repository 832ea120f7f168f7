-- Verify ontour:schema/tour/guests on pg

begin;

select
    id, org_id, guest_list_id, name, party_size, status, requested_by, decided_by, decided_at, pickup,
    picked_up_at, notes
from api.guests
where false;

rollback;
