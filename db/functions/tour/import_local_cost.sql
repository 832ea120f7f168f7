-- Deploy ontour:functions/tour/import_local_cost to pg
-- requires: schema/change/local_item
-- requires: schema/change/local_verdict
-- requires: functions/tour/import_cost
-- requires: functions/tour/read_cost
-- requires: functions/tour/cost_words
-- requires: functions/tour/local_date

begin;

create or replace function tour.import_local_cost(given change.local_import)
returns change.local_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_said text[] := given.said;
    v_words constant jsonb := tour.cost_words(given.data);
    -- What an offline version calls the date of a cost is the bill's.
    v_data constant jsonb := v_words || given.data || jsonb_build_object(
        'kind', v_words -> 'kind',
        'description', v_words -> 'description',
        'incurred_on', coalesce(given.data -> 'incurred_on', to_jsonb(tour.local_date(given.data)))
    );
    v_imported tour.import_verdict;
    v_verdict change.local_verdict;
begin
    if 'kind' = any (v_said) then
        v_said := v_said || 'description'::text;
    end if;
    if 'date' = any (v_said) then
        v_said := v_said || 'incurred_on'::text;
    end if;
    v_imported := tour.import_cost(
        tour.read_cost(
            given.parent_id,
            given.row_id,
            (
                select coalesce(jsonb_object_agg(field.key, field.value), '{}')
                from jsonb_each(v_data - 'external_id'::text) as field
                where field.key = any (v_said) or given.row_id is null
            )
        )
    );
    v_verdict.verdict := replace(v_imported.verdict, 'inserted', 'created');
    v_verdict.row_id := v_imported.cost_id;
    return v_verdict;
end
$$;

comment on function tour.import_local_cost(change.local_import) is
'For import_local: one cost of a show that has been imported. Raises ROW_DELETED (409), INVALID_VALUE (422),
and what a write of these values raises.';

grant execute on function tour.import_local_cost(change.local_import) to member;

commit;
