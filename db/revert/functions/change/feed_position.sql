-- Revert ontour:functions/change/feed_position from pg

begin;

drop function api.feed_position(record);
drop function api.feed_position();

commit;
