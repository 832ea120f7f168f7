-- Verify ontour:schema/tour/per_diems on pg

begin;

select id, org_id, tour_id, user_id, starts_on, ends_on, amount, currency, day_count, total, paid_on, notes,
topics
from api.per_diems
where false;

rollback;
