-- Revert ontour:schema/change/topic_permissions from pg

begin;

drop table change.topic_permissions;

commit;
