-- Revert ontour:functions/change/weak_topics from pg

begin;

drop function change.weak_topics();

commit;
