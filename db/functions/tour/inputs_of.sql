-- Deploy ontour:functions/tour/inputs_of to pg
-- requires: functions/tour/settlement_inputs
-- requires: schema/tour/settlements
-- requires: functions/tour/keep_rates

begin;

create or replace function tour.inputs_of(show_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
    v_live constant jsonb := tour.settlement_inputs(inputs_of.show_id);
    v_settled jsonb;
begin
    select settlements.inputs into v_settled
    from api.settlements
    where settlements.show_id = inputs_of.show_id;
    if v_settled is null then
        return v_live;
    end if;
    return v_settled || jsonb_build_object(
        'payments', tour.keep_rates(inputs_of.show_id, v_live -> 'payments')
    );
end
$$;

comment on function tour.inputs_of(uuid) is
'What the figures of a show rest on: once it is settled what they were settled with, but for payments, which
go on, each at the rate that it was posted with; before that the live rows.';

commit;
