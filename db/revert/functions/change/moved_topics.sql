-- Revert ontour:functions/change/moved_topics from pg

begin;

drop function change.moved_topics(text[], text[]);

commit;
