-- Deploy ontour:functions/change/changed_fields to pg
-- requires: schema/core/schemas

begin;

create or replace function change.changed_fields(before jsonb, after jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(
        jsonb_object_agg(f.key, jsonb_build_object('from', f.value, 'to', after -> f.key)), '{}'
    )
    from jsonb_each(before) as f
    where f.value is distinct from after -> f.key
        and f.key not in ('version', 'updated_at', 'updated_by');
end;

comment on function change.changed_fields(jsonb, jsonb) is
'What differs between two images of a row, but for its stamps: {"name": {"from", "to"}}; {} where before is
null.';

grant execute on function change.changed_fields(jsonb, jsonb) to member;

commit;
