-- Verify ontour:schema/change/sequencer on pg

begin;

select one, feed_id, position, floor, snapshot, system_identifier
from change.sequencer
where false;

rollback;
