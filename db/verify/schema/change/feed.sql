-- Verify ontour:schema/change/feed on pg

begin;

select position, seq, logged_at, audience
from change.feed
where false;

select topic, position
from change.feed_topics
where false;

rollback;
