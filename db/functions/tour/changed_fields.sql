-- Deploy ontour:functions/tour/changed_fields to pg
-- requires: functions/change/changed_fields

begin;

create or replace function tour.changed_fields(before jsonb, after jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select change.changed_fields(before, after)
        - '{created_at,created_by,deleted_at,topics,day_on,until_on,owner_id}'::text[];
end;

comment on function tour.changed_fields(jsonb, jsonb) is
'What people changed between two images of a row, without what follows from it:
{"starts_time": {"from", "to"}}.';

grant execute on function tour.changed_fields(jsonb, jsonb) to member;

commit;
