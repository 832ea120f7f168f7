-- Deploy ontour:functions/change/run_operations to pg
-- requires: functions/change/begin_push
-- requires: functions/change/earlier_verdict
-- requires: functions/change/judge
-- requires: functions/change/keep_verdict
-- requires: functions/change/obstacle_of
-- requires: functions/change/operation_order
-- requires: functions/change/outcome_of_error
-- requires: functions/change/read_operations
-- requires: functions/change/verdict_of
-- requires: functions/core/fail

-- Each operation is judged after what it depends on, in a subtransaction of its own, and answered where it
-- was given. After five seconds the rest is left for the next push, before a statement timeout takes all of
-- it.

begin;

create or replace function change.run_operations(
    operations json, device_id text default null, are_resolutions boolean default false
)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    v_lock_timeout constant text := current_setting('lock_timeout');
    -- What an operation gets for which there is no time: query_canceled, before it happens.
    v_late constant change.outcome := change.outcome_of_error('57014', null, null);
    v_operations change.operation[];
    v_faults text[];
    v_ids uuid[];
    v_operation change.operation;
    v_tables jsonb;
    v_next record;
    v_earlier record;
    v_obstacle record;
    v_outcome change.outcome;
    v_outcomes change.outcome[];
    v_verdict jsonb;
    v_verdicts jsonb[];
begin
    if json_typeof(run_operations.operations) is distinct from 'array' then
        perform core.fail('INVALID_ARGUMENT', 'operations is not an array');
    end if;
    if json_array_length(run_operations.operations) > 1000 then
        perform core.fail(
            'OPERATION_LIMIT', 'operations=' || json_array_length(run_operations.operations)
        );
    end if;
    perform change.begin_push();
    select given.operations, given.faults, given.tables into v_operations, v_faults, v_tables
    from change.read_operations(
        run_operations.operations, run_operations.device_id, run_operations.are_resolutions
    ) as given;
    v_ids := array(select o.op_id from unnest(v_operations) with ordinality as o order by o.ordinality);
    v_outcomes := array_fill(null::change.outcome, array[cardinality(v_ids)]);
    v_verdicts := array_fill(null::jsonb, array[cardinality(v_ids)]);
    perform set_config('ontour.source', 'sync', true);
    perform set_config('lock_timeout', '1s', true);

    for v_next in select o.place, o.is_cyclic from change.operation_order(v_operations) as o loop
        v_operation := v_operations[v_next.place];
        select earlier.result, earlier.is_same into v_earlier
        from change.earlier_verdict(v_operation.op_id, v_operation.content) as earlier;
        select null::text as obstacle, null::text as cause into v_obstacle;

        if v_earlier.is_same then
            v_outcome := null;
            v_outcome.verdict := 'duplicate';
            v_verdict := jsonb_build_object(
                'op_id', v_operation.op_id, 'verdict', 'duplicate', 'first', v_earlier.result
            );
        else
            if v_faults[v_next.place] is not null then
                v_obstacle.obstacle := 'OPERATION_INVALID';
                v_obstacle.cause := v_faults[v_next.place];
            elsif not v_earlier.is_same then
                v_obstacle.obstacle := 'OP_ID_REUSED';
            elsif v_next.is_cyclic then
                v_obstacle.obstacle := 'DEPENDENCY_CYCLE';
            else
                select o.obstacle, o.cause into v_obstacle
                from change.obstacle_of(v_operation, v_ids, v_outcomes) as o;
            end if;

            perform set_config('ontour.op_id', v_operation.op_id::text, true);
            perform set_config('ontour.device_id', v_operation.device_id, true);
            if clock_timestamp() < statement_timestamp() + interval '4 s' then
                v_outcome := change.judge(
                    v_operation, nullif(v_tables -> v_operation.table_name, 'null'),
                    v_obstacle.obstacle, v_obstacle.cause
                );
            else
                v_outcome := v_late;
            end if;
            v_verdict := change.verdict_of(v_operation.op_id, v_outcome);
            if v_outcome.code = 'OPERATION_BUSY' then
                -- Whoever holds one row may hold many: no long waits for the others.
                perform set_config('lock_timeout', '100ms', true);
            end if;
            if v_outcome.code is null
                or v_outcome.code
                <> all (
                    '{OPERATION_INVALID,OPERATION_BUSY,OP_ID_REUSED,DEPENDENCY_UNKNOWN,STEP_UP_REQUIRED}'
                )
            then
                perform change.keep_verdict(v_operation, v_outcome, v_verdict - 'row');
            end if;
        end if;
        v_outcomes[v_next.place] := v_outcome;
        v_verdicts[v_next.place] := v_verdict;
    end loop;

    perform set_config('ontour.source', '', true);
    perform set_config('ontour.op_id', '', true);
    perform set_config('ontour.device_id', '', true);
    perform set_config('lock_timeout', v_lock_timeout, true);
    return to_jsonb(v_verdicts);
end
$$;

comment on function change.run_operations(json, text, boolean) is
'For push, batch and resolve_conflicts: judges operations and returns their verdicts, in the order given.
Raises OPERATION_LIMIT and INVALID_ARGUMENT (422).';

grant execute on function change.run_operations(json, text, boolean) to member;

commit;
