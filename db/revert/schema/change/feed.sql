-- Revert ontour:schema/change/feed from pg

begin;

drop table change.feed_topics;
drop table change.feed;

commit;
