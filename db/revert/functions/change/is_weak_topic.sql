-- Revert ontour:functions/change/is_weak_topic from pg

begin;

drop function change.is_weak_topic(text);

commit;
