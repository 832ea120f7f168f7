-- Deploy ontour:functions/tour/cancel_status to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/guard_show_status
-- requires: functions/tour/release_holds

begin;

create or replace function tour.cancel_status(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    update api.shows
    set status = 'cancelled'
    where shows.id = cancel_status.show_id and shows.status <> 'cancelled';
end;

comment on function tour.cancel_status(uuid, text) is
'For cancel_show: the show is cancelled, and gives up its holds (functions/tour/release_holds). Raises
what a write of this status raises.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('status', 20, 'tour.cancel_status', 'Gives the show its status; its holds are released with that.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
