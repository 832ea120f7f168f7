-- Verify ontour:schema/change/topic_permissions on pg

begin;

select topic, permission
from change.topic_permissions
where false;

rollback;
