-- Revert ontour:functions/change/feed_bounds from pg

begin;

drop function change.feed_bounds();

commit;
