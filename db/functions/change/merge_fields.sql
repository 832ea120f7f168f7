-- Deploy ontour:functions/change/merge_fields to pg
-- requires: schema/change/operation
-- requires: functions/change/base_of
-- requires: functions/change/is_latest
-- requires: functions/change/merge_field

begin;

create or replace function change.merge_fields(
    operation change.operation, columns jsonb, mine jsonb, theirs jsonb
)
returns change.merged_field[]
language plpgsql
stable
set search_path = ''
as $$
declare
    v_base constant jsonb := change.base_of(operation);
    v_fields change.merged_field[];
begin
    select array_agg(
        row(
            given.key, is_merged_by.policy, v_base -> given.key, given.value, theirs -> given.key,
            merged.value, merged.is_open, merged.is_lost
        )::change.merged_field
        order by given.key
    ) into v_fields
    from jsonb_each(mine) as given
    cross join lateral (select columns -> given.key ->> 'policy') as is_merged_by (policy)
    cross join lateral change.merge_field(
        is_merged_by.policy, v_base -> given.key, given.value, theirs -> given.key,
        case is_merged_by.policy when 'latest' then change.is_latest(operation, given.key) end
    ) as merged;
    return v_fields;
end
$$;

comment on function change.merge_fields(change.operation, jsonb, jsonb, jsonb) is
'For push: merges the fields of an operation with a row that has changed since its base version.';

grant execute on function change.merge_fields(change.operation, jsonb, jsonb, jsonb) to member;

commit;
