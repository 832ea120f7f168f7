-- Deploy ontour:functions/change/obstacle_of to pg
-- requires: functions/change/earlier_verdict
-- requires: schema/change/operation

begin;

create or replace function change.obstacle_of(
    operation change.operation, pushed uuid[], outcomes change.outcome[], out obstacle text, out cause text
)
language plpgsql
stable
set search_path = ''
as $$
declare
    v_needed uuid;
    v_place integer;
    v_verdict text;
    v_code text;
begin
    foreach v_needed in array coalesce(operation.depends_on, '{}') loop
        v_place := array_position(pushed, v_needed);
        v_verdict := (outcomes[v_place]).verdict;
        v_code := (outcomes[v_place]).code;
        if v_place is null or v_verdict = 'duplicate' then
            select earlier.result ->> 'verdict', earlier.result ->> 'code' into v_verdict, v_code
            from change.earlier_verdict(v_needed, null) as earlier;
        end if;
        if v_verdict is null then
            obstacle := 'DEPENDENCY_UNKNOWN';
            cause := 'op_id=' || v_needed;
        elsif v_verdict = 'rejected' then
            -- What is not decided about one is not decided about the other.
            obstacle := case
                when v_code in ('OPERATION_BUSY', 'DEPENDENCY_UNKNOWN', 'STEP_UP_REQUIRED') then v_code
                else 'DEPENDENCY_FAILED'
            end;
            cause := format('op_id=%s code=%s', v_needed, v_code);
            exit when obstacle = 'DEPENDENCY_FAILED';
        end if;
    end loop;
end
$$;

comment on function change.obstacle_of(change.operation, uuid[], change.outcome[]) is
'For push: why an operation cannot be applied, as something that it depends on has not been; null if
nothing.';

grant execute on function change.obstacle_of(change.operation, uuid[], change.outcome[]) to member;

commit;
