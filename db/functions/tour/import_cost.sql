-- Deploy ontour:functions/tour/import_cost to pg
-- requires: schema/tour/show_costs
-- requires: schema/tour/import_verdict

begin;

create or replace function tour.import_cost(cost api.show_costs)
returns tour.import_verdict
language plpgsql
set search_path = ''
as $$
declare
    v_verdict tour.import_verdict;
begin
    v_verdict.show_id := cost.show_id;
    v_verdict.cost_id := cost.id;
    if cost.id is null then
        insert into api.show_costs (
            show_id, kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
            receipt_url, external_id
        )
        values (
            cost.show_id, cost.kind, cost.description, cost.supplier, cost.amount, cost.currency,
            cost.fx_rate, cost.paid_by, cost.deducted, cost.incurred_on, cost.receipt_url, cost.external_id
        )
        returning 'inserted', show_costs.id into v_verdict.verdict, v_verdict.cost_id;
        return v_verdict;
    end if;
    update api.show_costs as old
    set kind = cost.kind, description = cost.description, supplier = cost.supplier, amount = cost.amount,
        currency = cost.currency, fx_rate = cost.fx_rate, paid_by = cost.paid_by, deducted = cost.deducted,
        incurred_on = cost.incurred_on, receipt_url = cost.receipt_url
    where old.id = cost.id and old is distinct from cost;
    v_verdict.verdict := case when found then 'updated' else 'unchanged' end;
    return v_verdict;
end
$$;

comment on function tour.import_cost(api.show_costs) is
'Inserts a cost without an id, or updates the one that has it. Raises what a write of its values raises.';

grant execute on function tour.import_cost(api.show_costs) to member;

commit;
