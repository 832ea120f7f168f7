-- Deploy ontour:functions/change/batch to pg
-- requires: functions/change/run_operations
-- requires: schema/change/error_codes

-- A dry run, or an atomic batch of which something failed, ends by undoing it all, verdicts that were kept
-- included; those that are answered are variables and survive that.

begin;

create or replace function api.batch(
    operations jsonb, atomic boolean default true, dry_run boolean default false
)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_verdicts jsonb;
    v_has_failed boolean;
begin
    begin
        v_verdicts := change.run_operations(batch.operations::json);
        v_has_failed := batch.atomic and exists (
            select
            from jsonb_array_elements(v_verdicts) as v
            where coalesce(v -> 'first', v) ->> 'verdict' in ('rejected', 'conflict')
        );
        if batch.dry_run or v_has_failed then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
        return v_verdicts;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    return (
        select jsonb_agg(
            case
                when v_has_failed and v ->> 'verdict' in ('applied', 'merged')
                    then jsonb_build_object('op_id', v -> 'op_id', 'verdict', 'rejected') || undone.body
                else v - 'conflicts'
            end
            order by place
        )
        from jsonb_array_elements(v_verdicts) with ordinality as given (v, place)
        cross join (
            select to_jsonb(error_codes) - 'status' as body
            from core.error_codes
            where error_codes.code = 'BATCH_ROLLED_BACK'
        ) as undone
    );
end
$$;

comment on function api.batch(jsonb, boolean, boolean) is
'Several operations in one request, in the form of push and with its verdicts. atomic: all are written or none
and none is remembered: those that could have been are rejected with BATCH_ROLLED_BACK (422). dry_run:
the same verdicts, nothing written. Any member, under the rights that a direct write would have. Raises
OPERATION_LIMIT, INVALID_ARGUMENT (422) and PUSH_RUNNING (409).';

grant execute on function api.batch(jsonb, boolean, boolean) to member;

commit;
