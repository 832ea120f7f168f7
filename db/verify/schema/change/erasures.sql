-- Verify ontour:schema/change/erasures on pg

begin;

select id, user_id, org_ids, requested_at, erased_at
from change.erasures
where false;

rollback;
