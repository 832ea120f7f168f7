-- Deploy ontour:functions/tour/settlement_inputs to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/ticket_scales
-- requires: schema/tour/deal_bonuses
-- requires: schema/tour/finance_rules
-- requires: schema/tour/show_costs
-- requires: schema/tour/show_payments
-- requires: functions/tour/line_rate

-- Every row comes with its id and version and every rate with where it is from, so that a settlement can say
-- what it was made of. Nothing needs no rate. One plan for all calls, made without sequential scans: see
-- functions/tour/refresh_totals.

begin;

create or replace function tour.settlement_inputs(show_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show api.shows;
    v_deal api.show_deals;
    v_rules api.finance_rules;
    v_minor_units integer;
    v_tickets jsonb;
    v_bonuses jsonb;
    v_costs jsonb;
    v_payments jsonb;
begin
    select shows.* into v_show from api.shows where shows.id = settlement_inputs.show_id;
    if not found then
        return null;
    end if;
    select deals.* into v_deal
    from api.show_deals as deals
    where deals.show_id = settlement_inputs.show_id and deals.deleted_at is null;
    select rules.* into v_rules
    from api.finance_rules as rules
    where rules.org_id = v_show.org_id and rules.deleted_at is null;
    select currencies.minor_units into v_minor_units
    from api.currencies
    where currencies.code = v_deal.currency;

    select
        jsonb_agg(
            jsonb_build_object(
                'id', scales.id, 'version', scales.version, 'name', scales.name, 'price', scales.price,
                'capacity', scales.capacity, 'expected_count', scales.expected_count,
                'sold_count', scales.sold_count, 'comp_count', scales.comp_count
            )
            order by scales.id
        )
    into v_tickets
    from api.ticket_scales as scales
    where scales.show_id = settlement_inputs.show_id and scales.deleted_at is null;

    select
        jsonb_agg(
            jsonb_build_object(
                'id', bonuses.id, 'version', bonuses.version, 'measure', bonuses.measure,
                'threshold', bonuses.threshold, 'kind', bonuses.kind, 'amount', bonuses.amount,
                'percent', bonuses.percent, 'percent_base', bonuses.percent_base
            )
            order by bonuses.id
        )
    into v_bonuses
    from api.deal_bonuses as bonuses
    where bonuses.show_id = settlement_inputs.show_id and bonuses.deleted_at is null;

    select
        jsonb_agg(
            jsonb_build_object(
                'id', costs.id, 'version', costs.version, 'kind', costs.kind,
                'description', costs.description, 'supplier', costs.supplier, 'amount', costs.amount,
                'currency', costs.currency, 'paid_by', costs.paid_by, 'deducted', costs.deducted,
                'incurred_on', costs.incurred_on
            )
            || case when costs.amount = 0 or costs.currency = v_deal.currency then '{}' else
                tour.line_rate(
                    v_deal, costs.currency, costs.fx_rate, coalesce(costs.incurred_on, v_show.show_on)
                )
            end
            order by costs.id
        )
    into v_costs
    from api.show_costs as costs
    where costs.show_id = settlement_inputs.show_id and costs.deleted_at is null;

    select
        jsonb_agg(
            jsonb_build_object(
                'id', payments.id, 'version', payments.version, 'kind', payments.kind,
                'amount', payments.amount, 'currency', payments.currency, 'due_on', payments.due_on,
                'paid_on', payments.paid_on, 'reference', payments.reference
            )
            || case when payments.currency = v_deal.currency then '{}' else
                tour.line_rate(
                    v_deal, payments.currency, payments.fx_rate,
                    coalesce(payments.paid_on, payments.due_on, v_show.show_on)
                )
            end
            order by payments.id
        )
    into v_payments
    from api.show_payments as payments
    where payments.show_id = settlement_inputs.show_id and payments.deleted_at is null;

    return jsonb_build_object(
        'currency', v_deal.currency,
        'minor_units', v_minor_units,
        'rounding', coalesce(v_rules.rounding, 'half_even'),
        'rules', case when v_rules.id is not null then
            jsonb_build_object('id', v_rules.id, 'version', v_rules.version)
        end,
        'show', jsonb_build_object('id', v_show.id, 'version', v_show.version, 'show_on', v_show.show_on),
        'attendance', jsonb_build_object(
            'actual', v_show.actual_attendance, 'expected', v_show.expected_attendance
        ),
        'deal', case when v_deal.id is not null then
            to_jsonb(v_deal) - '{created_at,created_by,updated_at,updated_by,deleted_at}'::text[]
        end,
        'tickets', coalesce(v_tickets, '[]'),
        'bonuses', coalesce(v_bonuses, '[]'),
        'costs', coalesce(v_costs, '[]'),
        'payments', coalesce(v_payments, '[]')
    );
end
$$;

comment on function tour.settlement_inputs(uuid) is
'All that the figures of a show rest on, for tour.calculate: its live rows, each with id and version, and the
rates into the currency of its deal, each with source and day. A rate that is missing is null; the line says
of which currency. Null for a show that does not exist.';

commit;
