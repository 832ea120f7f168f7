-- Revert ontour:functions/change/topics_since from pg

begin;

drop function change.topics_since(uuid, boolean);

commit;
