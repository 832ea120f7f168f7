-- Verify ontour:schema/change/access on pg

begin;

select user_id, topic, since, until
from change.access
where false;

select position, user_id, is_gain, org_topic, topics, colleagues
from change.access_changes
where false;

rollback;
