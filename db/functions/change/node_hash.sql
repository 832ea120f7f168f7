-- Deploy ontour:functions/change/node_hash to pg
-- requires: schema/core/schemas

begin;

create or replace function change.node_hash("left" bytea, "right" bytea)
returns bytea
language sql
immutable
parallel safe
begin atomic
    select sha256('\x01'::bytea || node_hash."left" || node_hash."right");
end;

comment on function change.node_hash(bytea, bytea) is
'The parent of two nodes: SHA-256 over a one byte and both (RFC 9162).';

commit;
