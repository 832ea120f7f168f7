-- Deploy ontour:functions/change/local_digests to pg
-- requires: schema/core/schemas

begin;

create or replace function change.local_digests(key text, fields jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(jsonb_object_agg(field.key, left(md5(local_digests.key || ' ' || field.value), 16)), '{}')
    from jsonb_each_text(local_digests.fields) as field;
end;

comment on function change.local_digests(text, jsonb) is
'The fields of an imported row, each with a digest of its value that differs from row to row.';

grant execute on function change.local_digests(text, jsonb) to member;

commit;
