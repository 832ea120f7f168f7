-- Deploy ontour:functions/tour/import_local_cost to pg
-- requires: schema/change/local_item
-- requires: schema/change/local_verdict
-- requires: schema/tour/show_costs
-- requires: schema/tour/show_deals
-- requires: functions/tour/import_field
-- requires: functions/tour/local_cost_kind
-- requires: functions/core/fail

begin;

create or replace function tour.import_local_cost(given change.local_import)
returns change.local_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_said constant text[] := given.said;
    v_word constant text := tour.import_field(given.data, 'kind');
    v_kind constant text := tour.local_cost_kind(v_word);
    v_amount constant numeric := tour.import_field(given.data, 'amount', 'number')::numeric;
    v_currency text := upper(tour.import_field(given.data, 'currency'));
    -- A word that is no kind of ours is not lost.
    v_description constant text := concat_ws(
        ': ',
        case when v_kind = 'other' and lower(v_word) <> 'other' then v_word end,
        tour.import_field(given.data, 'description')
    );
    v_verdict change.local_verdict;
begin
    if v_amount is null then
        perform core.fail('INVALID_VALUE', 'amount=null');
    end if;

    if given.row_id is null then
        if v_currency is null then
            select finances.currency into v_currency
            from api.show_deals as finances
            where finances.show_id = given.parent_id and finances.deleted_at is null;
        end if;
        if v_currency is null then
            perform core.fail('INVALID_VALUE', 'currency=null');
        end if;
        insert into api.show_costs (show_id, kind, description, amount, currency)
        values (given.parent_id, v_kind, nullif(v_description, ''), v_amount, v_currency)
        returning 'created', show_costs.id into v_verdict.verdict, v_verdict.row_id;
        return v_verdict;
    end if;

    perform from api.show_costs
    where show_costs.id = given.row_id and show_costs.deleted_at is null
    for no key update;
    if not found then
        perform core.fail('ROW_DELETED', 'id=' || given.row_id);
    end if;
    update api.show_costs as costs
    set (kind, description, amount, currency) = (
        select new.kind, new.description, new.amount, new.currency
        from (values (
            case when 'kind' = any (v_said) then v_kind else costs.kind end,
            case
                when v_said && '{kind,description}' then nullif(v_description, '')
                else costs.description
            end,
            case when 'amount' = any (v_said) then v_amount else costs.amount end,
            case when 'currency' = any (v_said) then v_currency else costs.currency end
        )) as new (kind, description, amount, currency)
    )
    where costs.id = given.row_id
        and (
            'kind' = any (v_said) and costs.kind <> v_kind
            or v_said && '{kind,description}' and costs.description is distinct from nullif(v_description, '')
            or 'amount' = any (v_said) and costs.amount <> v_amount
            or 'currency' = any (v_said) and costs.currency <> v_currency
        );
    v_verdict.verdict := case when found then 'updated' else 'unchanged' end;
    v_verdict.row_id := given.row_id;
    return v_verdict;
end
$$;

comment on function tour.import_local_cost(change.local_import) is
'For import_local: one cost of a show that has been imported. Raises ROW_DELETED (409), INVALID_VALUE (422),
and what a write of these values raises.';

grant execute on function tour.import_local_cost(change.local_import) to member;

commit;
