-- Revert ontour:functions/change/own_topics from pg

begin;

drop function change.own_topics(uuid, uuid[]);

commit;
