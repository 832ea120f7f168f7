-- Revert ontour:functions/change/readable_topics from pg

begin;

drop function change.readable_topics();

commit;
