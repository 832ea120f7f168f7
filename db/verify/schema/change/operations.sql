-- Verify ontour:schema/change/operations on pg

begin;

select
    user_id, op_id, seq, received_at, made_at, device_id, op, table_name, row_id, fields, content,
    content_hash, verdict, version, result
from change.operations
where false;

rollback;
