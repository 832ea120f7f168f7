-- Deploy ontour:functions/tour/changed_fields to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.changed_fields(before jsonb, after jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(
        jsonb_object_agg(f.key, jsonb_build_object('from', before -> f.key, 'to', f.value)), '{}'
    )
    from jsonb_each(after) as f
    where f.value is distinct from before -> f.key
        and f.key <> all (
            '{version,created_at,created_by,updated_at,updated_by,deleted_at,topics,day_on,until_on,owner_id}'
        );
end;

comment on function tour.changed_fields(jsonb, jsonb) is
'What people changed between two images of a row, without what follows from it:
{"starts_time": {"from", "to"}}.';

grant execute on function tour.changed_fields(jsonb, jsonb) to member;

commit;
