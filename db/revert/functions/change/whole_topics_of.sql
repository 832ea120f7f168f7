-- Revert ontour:functions/change/whole_topics_of from pg

begin;

drop function change.whole_topics_of(jsonb, text[]);

commit;
