-- Deploy ontour:functions/tour/import_new_costs to pg
-- requires: functions/tour/import_items
-- requires: functions/tour/read_show_cost
-- requires: schema/tour/import_verdict

-- A table of nothing but new and good costs is one statement, so that its shows are added up once. With any
-- other row in it, import_shows goes through it row by row.

begin;

create or replace function tour.import_new_costs(org_id uuid, costs jsonb, columns jsonb)
returns setof tour.import_verdict
language plpgsql
set search_path = ''
as $$
declare
    v_item record;
    v_cost api.show_costs;
    v_costs api.show_costs[] := array[]::api.show_costs[];
    v_ids uuid[];
begin
    for v_item in
        select items.* from tour.import_items(import_new_costs.costs, import_new_costs.columns) as items
    loop
        v_cost := tour.read_show_cost(import_new_costs.org_id, v_item.data, v_item.ordinal);
        if v_cost.id is not null then
            return;
        end if;
        v_costs := v_costs || v_cost;
    end loop;

    with made as (
        insert into api.show_costs (
            show_id, kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
            receipt_url, external_id
        )
        select
            cost.show_id, cost.kind, cost.description, cost.supplier, cost.amount, cost.currency,
            cost.fx_rate, cost.paid_by, cost.deducted, cost.incurred_on, cost.receipt_url, cost.external_id
        from unnest(v_costs) as cost
        returning show_costs.id
    )

    select array_agg(made.id) into v_ids from made;
    return query
    select
        item.place::integer, 'inserted', null::text, null::text, null::text, v_costs[item.place].show_id,
        'show_costs', null::text, item.id
    from unnest(v_ids) with ordinality as item (id, place);
exception
    when others then
        return;
end
$$;

comment on function tour.import_new_costs(uuid, jsonb, jsonb) is
'Inserts the costs of a table if all of them are new and good; else none, and no verdict.';

grant execute on function tour.import_new_costs(uuid, jsonb, jsonb) to member;

commit;
