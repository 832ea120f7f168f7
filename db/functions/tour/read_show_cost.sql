-- Deploy ontour:functions/tour/read_show_cost to pg
-- requires: functions/tour/read_cost
-- requires: functions/tour/import_cost_show
-- requires: functions/tour/cost_words

begin;

create or replace function tour.read_show_cost(org_id uuid, data jsonb, ordinal integer)
returns api.show_costs
language plpgsql
stable
set search_path = ''
as $$
declare
    v_show_id constant uuid := tour.import_cost_show(read_show_cost.org_id, data);
    v_external_id constant text := coalesce(
        tour.import_field(data, 'external_id'),
        'import:' || md5(jsonb_build_array(
            data -> 'kind', data -> 'description', data -> 'supplier',
            tour.import_field(data, 'incurred_on', 'date'), ordinal
        )::text)
    );
    v_cost_id uuid;
begin
    select costs.id into v_cost_id
    from api.show_costs as costs
    where costs.show_id = v_show_id and costs.external_id = v_external_id and costs.deleted_at is null;
    return tour.read_cost(
        v_show_id,
        v_cost_id,
        data || case when data ?| '{kind,description}' then tour.cost_words(data) else '{}' end
        || jsonb_build_object('external_id', v_external_id)
    );
end
$$;

comment on function tour.read_show_cost(uuid, jsonb, integer) is
'What an imported row makes of a cost, known within its show by its external id, else by kind, description,
supplier, day and ordinal. Raises INVALID_VALUE and PARENT_NOT_IMPORTED (422).';

grant execute on function tour.read_show_cost(uuid, jsonb, integer) to member;

commit;
