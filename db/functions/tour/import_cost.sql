-- Deploy ontour:functions/tour/import_cost to pg
-- requires: schema/tour/show_costs
-- requires: schema/tour/import_verdict
-- requires: functions/tour/import_field
-- requires: functions/core/fail

begin;

create or replace function tour.import_cost(show_id uuid, cost_id uuid, data jsonb)
returns tour.import_verdict
language plpgsql
set search_path = ''
as $$
declare
    v_said constant jsonb := (
        select jsonb_object_agg(field, tour.import_field(import_cost.data, field, case
            when field in ('amount', 'fx_rate') then 'amount'
            when field in ('paid_by', 'deducted') then 'word'
            when field = 'incurred_on' then 'date'
            else 'text'
        end))
        from unnest(
            '{kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
            receipt_url, external_id}'::text[]
        ) as field
        where import_cost.data ? field
    );
    v_old api.show_costs;
    v_new api.show_costs;
    v_verdict tour.import_verdict;
begin
    if import_cost.cost_id is not null then
        select costs.* into v_old
        from api.show_costs as costs
        where costs.id = import_cost.cost_id and costs.deleted_at is null
        for no key update;
        if not found then
            perform core.fail('ROW_DELETED', 'id=' || import_cost.cost_id);
        end if;
    end if;
    v_new := jsonb_populate_record(
        v_old, '{"kind": "other", "paid_by": "act", "deducted": "bottom"}'
        || coalesce(jsonb_strip_nulls(to_jsonb(v_old)), '{}') || coalesce(jsonb_strip_nulls(v_said), '{}')
    );
    v_new.currency := coalesce(upper(v_new.currency), (
        select deals.currency
        from api.show_deals as deals
        where deals.show_id = import_cost.show_id and deals.deleted_at is null
    ));
    if v_new.amount is null or v_new.currency is null then
        perform core.fail(
            'INVALID_VALUE', case when v_new.amount is null then 'amount=null' else 'currency=null' end
        );
    end if;

    v_verdict.verdict := 'unchanged';
    if v_old.id is null then
        insert into api.show_costs (
            show_id, kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
            receipt_url, external_id
        )
        values (
            import_cost.show_id, v_new.kind, v_new.description, v_new.supplier, v_new.amount, v_new.currency,
            v_new.fx_rate, v_new.paid_by, v_new.deducted, v_new.incurred_on, v_new.receipt_url,
            v_new.external_id
        )
        returning 'inserted', show_costs.id into v_verdict.verdict, v_new.id;
    elsif v_new is distinct from v_old then
        update api.show_costs as costs
        set kind = v_new.kind, description = v_new.description, supplier = v_new.supplier,
            amount = v_new.amount, currency = v_new.currency, fx_rate = v_new.fx_rate,
            paid_by = v_new.paid_by, deducted = v_new.deducted, incurred_on = v_new.incurred_on,
            receipt_url = v_new.receipt_url
        where costs.id = v_old.id;
        v_verdict.verdict := 'updated';
    end if;
    v_verdict.show_id := import_cost.show_id;
    v_verdict.cost_id := v_new.id;
    return v_verdict;
end
$$;

comment on function tour.import_cost(uuid, uuid, jsonb) is
'Inserts a cost of a show, or updates the one of this id; what is empty stays as it is. Raises ROW_DELETED
(409), INVALID_VALUE (422), and what a write of these values raises.';

grant execute on function tour.import_cost(uuid, uuid, jsonb) to member;

commit;
