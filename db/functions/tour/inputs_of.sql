-- Deploy ontour:functions/tour/inputs_of to pg
-- requires: functions/tour/settlement_inputs
-- requires: schema/tour/settlements

begin;

create or replace function tour.inputs_of(show_id uuid)
returns jsonb
language sql
stable
begin atomic
    select case
        when settled.inputs is null then live.inputs
        else settled.inputs || jsonb_build_object('payments', live.inputs -> 'payments')
    end
    from tour.settlement_inputs(inputs_of.show_id) as live (inputs)
    left join api.settlements as settled on settled.show_id = inputs_of.show_id;
end;

comment on function tour.inputs_of(uuid) is
'What the figures of a show rest on: once it is settled what they were settled with, but for payments, which
go on; before that the live rows.';

commit;
