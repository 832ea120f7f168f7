-- Deploy ontour:functions/tour/rows_as_settled to pg
-- requires: schema/change/log
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

create or replace function tour.rows_as_settled(table_name text, lines jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_rows jsonb;
begin
    select jsonb_agg(
        log.after || jsonb_strip_nulls(
            jsonb_build_object('times', line.item -> 'times', 'per', line.item -> 'per')
        )
        order by line.n
    )
    into v_rows
    from jsonb_array_elements(rows_as_settled.lines) with ordinality as line (item, n)
    join change.log as log
        on log.row_id = (line.item ->> 'id')::uuid
        and log.version = (line.item ->> 'version')::integer
        and log.table_name = rows_as_settled.table_name
        and log.after is not null;

    if coalesce(jsonb_array_length(v_rows), 0) < jsonb_array_length(rows_as_settled.lines) then
        perform core.fail('TIME_RETIRED', 'table=' || rows_as_settled.table_name);
    end if;
    return coalesce(v_rows, '[]');
end
$$;

comment on function tour.rows_as_settled(text, jsonb) is
'For recompute_settlement: the rows of these lines of its inputs from the log, each of the version that was
settled, with the rate that was locked. Raises TIME_RETIRED (410) where the log has them no more.';

commit;
