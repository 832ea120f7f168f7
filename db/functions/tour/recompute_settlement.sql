-- Deploy ontour:functions/tour/recompute_settlement to pg
-- requires: functions/tour/show_for
-- requires: functions/tour/rows_as_settled
-- requires: functions/tour/calculate
-- requires: schema/tour/settlements
-- requires: schema/tour/error_codes

-- Nothing of what was computed then is used: of the settlement only which versions of which rows it was made
-- of, and at which rates.

begin;

-- Security definer: the log is nobody's to read but through its topics.
create or replace function api.recompute_settlement(show_id uuid, revision integer default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show constant api.shows := tour.show_for(recompute_settlement.show_id, 'finance.read');
    v_settled api.settlements;
    v_inputs jsonb;
    v_past jsonb;
    v_figures jsonb;
begin
    select (jsonb_populate_record(null::api.settlements, log.after)).* into v_settled
    from api.settlements
    join change.log as log on log.row_id = settlements.id and log.table_name = 'settlements'
    where settlements.show_id = v_show.id
        and log.after ->> 'settled_at' is not null
        and (log.after ->> 'revision')::integer
        = coalesce(recompute_settlement.revision, settlements.revision)
    order by log.version
    limit 1;
    if not found then
        perform core.fail('NOT_SETTLED', 'show_id=' || v_show.id);
    end if;

    v_inputs := v_settled.inputs;
    v_past := tour.rows_as_settled('shows', jsonb_build_array(v_inputs -> 'show')) -> 0;
    v_figures := tour.calculate(jsonb_build_object(
        'minor_units', (
            select currencies.minor_units
            from api.currencies
            where currencies.code = v_inputs #>> '{deal,currency}'
        ),
        'rounding', coalesce(
            tour.rows_as_settled(
                'finance_rules', jsonb_path_query_array(v_inputs, '$.rules ? (@ != null)')
            ) #> '{0,rounding}',
            '"half_even"'
        ),
        'attendance', jsonb_build_object(
            'actual', v_past -> 'actual_attendance', 'expected', v_past -> 'expected_attendance'
        ),
        'deal', tour.rows_as_settled('show_deals', jsonb_build_array(v_inputs -> 'deal')) -> 0,
        'tickets', tour.rows_as_settled('ticket_scales', v_inputs -> 'tickets'),
        'bonuses', tour.rows_as_settled('deal_bonuses', v_inputs -> 'bonuses'),
        'costs', tour.rows_as_settled('show_costs', v_inputs -> 'costs'),
        'payments', tour.rows_as_settled('show_payments', v_inputs -> 'payments')
    ));
    return jsonb_build_object(
        'show_id', v_show.id,
        'revision', v_settled.revision,
        'settled_at', v_settled.settled_at,
        'is_identical', v_figures = v_settled.figures,
        'settled', v_settled.figures,
        'recomputed', v_figures
    );
end
$$;

comment on function api.recompute_settlement(uuid, integer) is
'Computes a settlement again from the log: the rows as they were, in the versions that were settled.
is_identical says whether the same comes out. revision: an earlier one, of a show that has been settled anew
since. Members with finance.read. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401),
NOT_SETTLED (409), TIME_RETIRED (410) where the log does not reach back that far.';

grant execute on function api.recompute_settlement(uuid, integer) to member;

commit;
