-- Deploy ontour:functions/tour/read_cost to pg
-- requires: schema/tour/show_costs
-- requires: functions/tour/import_field
-- requires: functions/core/fail

begin;

create or replace function tour.read_cost(show_id uuid, cost_id uuid, data jsonb)
returns api.show_costs
language plpgsql
stable
set search_path = ''
as $$
declare
    v_said constant jsonb := (
        select jsonb_object_agg(field, tour.import_field(read_cost.data, field, case
            when field in ('amount', 'fx_rate') then 'amount'
            when field in ('paid_by', 'deducted') then 'word'
            when field = 'incurred_on' then 'date'
            else 'text'
        end))
        from unnest(
            '{kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
            receipt_url, external_id}'::text[]
        ) as field
        where read_cost.data ? field
    );
    v_old api.show_costs;
    v_new api.show_costs;
begin
    if read_cost.cost_id is not null then
        select costs.* into v_old
        from api.show_costs as costs
        where costs.id = read_cost.cost_id and costs.deleted_at is null;
        if not found then
            perform core.fail('ROW_DELETED', 'id=' || read_cost.cost_id);
        end if;
    end if;
    v_new := jsonb_populate_record(
        v_old, '{"kind": "other", "paid_by": "act", "deducted": "bottom"}'
        || coalesce(jsonb_strip_nulls(to_jsonb(v_old)), '{}') || coalesce(jsonb_strip_nulls(v_said), '{}')
    );
    v_new.currency := coalesce(upper(v_new.currency), (
        select deals.currency
        from api.show_deals as deals
        where deals.show_id = read_cost.show_id and deals.deleted_at is null
    ));
    if v_new.amount is null or v_new.currency is null then
        perform core.fail(
            'INVALID_VALUE', case when v_new.amount is null then 'amount=null' else 'currency=null' end
        );
    end if;
    v_new.show_id := read_cost.show_id;
    return v_new;
end
$$;

comment on function tour.read_cost(uuid, uuid, jsonb) is
'What an imported row makes of the cost of this id, or of a new one, whose id is null; what is empty stays as
it is. Raises ROW_DELETED (409) and INVALID_VALUE (422).';

grant execute on function tour.read_cost(uuid, uuid, jsonb) to member;

commit;
