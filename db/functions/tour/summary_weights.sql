-- Deploy ontour:functions/tour/summary_weights to pg
-- requires: functions/tour/summary_statuses
-- requires: functions/core/fail

begin;

create or replace function tour.summary_weights(assume jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_assume jsonb := assume;
    v_key text;
    v_value jsonb;
begin
    -- What GET sends comes as a string.
    if jsonb_typeof(v_assume) = 'string' then
        begin
            v_assume := (v_assume #>> '{}')::jsonb;
        exception
            when invalid_text_representation then
                v_assume := '[]';
        end;
    end if;
    if v_assume is null or v_assume in ('null', '{}') then
        return null;
    end if;
    if jsonb_typeof(v_assume) <> 'object' then
        perform core.fail('INVALID_ARGUMENT', 'assume is not an object');
    end if;
    perform tour.summary_statuses(array(select jsonb_object_keys(v_assume)), 'status');
    for v_key, v_value in select each.key, each.value from jsonb_each(v_assume) as each loop
        -- In two steps: "and" need not look at the type first.
        if jsonb_typeof(v_value) <> 'number' then
            perform core.fail('INVALID_ARGUMENT', format('assume.%s=%s', v_key, left(v_value::text, 100)));
        end if;
        if v_value::numeric not between 0 and 1 or scale(trim_scale(v_value::numeric)) > 4 then
            perform core.fail('INVALID_ARGUMENT', format('assume.%s=%s', v_key, left(v_value::text, 100)));
        end if;
    end loop;
    return v_assume;
end
$$;

comment on function tour.summary_weights(jsonb) is
'What finance_summary is told to assume: by status, what part of its shows will come, 0 to 1 with at most four
decimals; null if nothing. Raises INVALID_ARGUMENT (422).';

commit;
