-- Revert ontour:functions/change/granted_topics from pg

begin;

drop function change.granted_topics(jsonb);

commit;
