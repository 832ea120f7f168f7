-- Deploy ontour:functions/change/earlier_verdict to pg
-- requires: schema/change/operations
-- requires: functions/core/current_user_id

begin;

-- Security definer: nobody reads the verdicts but through this, and only his own.
create or replace function change.earlier_verdict(
    op_id uuid, content jsonb, out result jsonb, out is_same boolean
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    select
        operations.result,
        operations.content_hash = sha256(convert_to(earlier_verdict.content::text, 'UTF8'))
    into result, is_same
    from change.operations
    where operations.user_id = core.current_user_id() and operations.op_id = earlier_verdict.op_id;
end
$$;

comment on function change.earlier_verdict(uuid, jsonb) is
'The verdict that the caller''s operation of this id got before, null if none, and whether it said the same.';

grant execute on function change.earlier_verdict(uuid, jsonb) to member;

commit;
