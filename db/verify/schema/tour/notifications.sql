-- Verify ontour:schema/tour/notifications on pg

begin;

select id, org_id, user_id, actor_id, kind, subject_table, subject_id, data, read_at, topics
from api.notifications
where false;

rollback;
