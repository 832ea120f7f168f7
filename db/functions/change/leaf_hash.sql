-- Deploy ontour:functions/change/leaf_hash to pg
-- requires: functions/change/canonical_row

begin;

create or replace function change.leaf_hash("position" bigint, log change.log, audience text[])
returns bytea
language sql
stable
parallel safe
begin atomic
    select sha256(
        '\x00'::bytea
        || convert_to(change.canonical_row(leaf_hash.position, leaf_hash.log, leaf_hash.audience), 'UTF8')
    );
end;

comment on function change.leaf_hash(bigint, change.log, text[]) is
'The leaf of a log row at a position: SHA-256 over a zero byte and its canonical text (RFC 9162).';

commit;
