-- Deploy ontour:functions/change/canonical_row to pg
-- requires: schema/change/log

-- Stable and not immutable, so that it is inlined; but no setting (time zone, date style) changes its result:
-- times are seconds, and jsonb has one text for each value. The first number is the format's.

begin;

create or replace function change.canonical_row("position" bigint, log change.log, audience text[])
returns text
language sql
stable
parallel safe
begin atomic
    select json_build_array(
        1, canonical_row.position, log.seq, extract(epoch from log.logged_at), log.tx_id, log.table_name,
        log.row_id, log.version, log.op, log.before, log.after, log.topics_before, log.topics_after,
        canonical_row.audience, log.actor_id, log.session_id, log.device_id, log.source, log.op_id,
        log.request_id, log.ip, log.user_agent
    )::text;
end;

comment on function change.canonical_row(bigint, change.log, text[]) is
'What is hashed of a log row: position, every column and the audience, as one JSON array.';

commit;
