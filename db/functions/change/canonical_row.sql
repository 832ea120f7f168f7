-- Deploy ontour:functions/change/canonical_row to pg
-- requires: functions/change/images_hash
-- requires: functions/change/context_hash

-- Stable and not immutable, so that it is inlined; but no setting (time zone, date style) changes its result:
-- times are seconds, and jsonb has one text for each value. The first number is the format's. What can be
-- erased, the images and from where the row was written, stands here as its hash.

begin;

create or replace function change.canonical_row("position" bigint, log change.log, audience text[])
returns text
language sql
stable
parallel safe
begin atomic
    select json_build_array(
        2, canonical_row.position, log.seq, extract(epoch from log.logged_at), log.tx_id, log.table_name,
        log.row_id, log.version, log.op, encode(change.images_hash(log), 'hex'), log.topics_before,
        log.topics_after, canonical_row.audience, log.actor_id, encode(change.context_hash(log), 'hex'),
        log.source, log.op_id
    )::text;
end;

comment on function change.canonical_row(bigint, change.log, text[]) is
'What is hashed of a log row: its position, every column or the hash of it, and the audience, as one JSON
array.';

commit;
