-- Deploy ontour:functions/tour/cancel_settlement to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/correct_settlement

begin;

create or replace function tour.cancel_settlement(show_id uuid, reason text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    perform from api.settlements
    where settlements.show_id = cancel_settlement.show_id and settlements.settled_at is not null;
    if found then
        perform api.correct_settlement(
            cancel_settlement.show_id, coalesce(cancel_settlement.reason, 'The show is cancelled.')
        );
    end if;
end
$$;

comment on function tour.cancel_settlement(uuid, text) is
'For cancel_show: reverses the settlement of a show, if it has one.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
(
    'settlement', 10, 'tour.cancel_settlement',
    'Reverses the entry of a settled show in the journal, which opens it again.'
)
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
