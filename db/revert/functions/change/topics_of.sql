-- Revert ontour:functions/change/topics_of from pg

begin;

drop function change.topics_of(jsonb, text[]);

commit;
