-- Deploy ontour:functions/tour/cancel_itinerary to pg
-- requires: schema/tour/cancellation_steps
-- requires: schema/tour/itinerary_items

begin;

create or replace function tour.cancel_itinerary(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    update api.itinerary_items as items
    set status = 'cancelled'
    where items.show_id = cancel_itinerary.show_id
        and items.status <> 'cancelled'
        and items.deleted_at is null;
end;

comment on function tour.cancel_itinerary(uuid, text) is
'For cancel_show: what was planned for a show is cancelled, whoever sees it, and stays on the day sheet as
such.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('itinerary', 30, 'tour.cancel_itinerary', 'Cancels what the itinerary has for the show.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
