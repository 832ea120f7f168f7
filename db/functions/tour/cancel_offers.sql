-- Deploy ontour:functions/tour/cancel_offers to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/guard_offers

begin;

create or replace function tour.cancel_offers(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    update api.show_offers as offers
    set state = 'withdrawn', answer = 'The show is cancelled.', answered_at = now()
    where offers.show_id = cancel_offers.show_id and offers.state = 'offered' and offers.deleted_at is null;
end;

comment on function tour.cancel_offers(uuid, text) is
'For cancel_show: an open offer is withdrawn. What was agreed stays on record, as does the deal: a
cancellation may be paid for.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('offers', 50, 'tour.cancel_offers', 'Withdraws the offer that is on the table.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
