-- Verify ontour:schema/change/log on pg

begin;

select
    seq, logged_at, tx_id, table_name, row_id, version, op, before, after, topics_before, topics_after,
    actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent, salt,
    images_hash, context_hash
from change.log
where false;

rollback;
