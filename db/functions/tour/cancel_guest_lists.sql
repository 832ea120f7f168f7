-- Deploy ontour:functions/tour/cancel_guest_lists to pg
-- requires: schema/tour/cancellation_steps
-- requires: schema/tour/guest_lists

begin;

create or replace function tour.cancel_guest_lists(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    update api.guest_lists as lists
    set closed_at = now()
    where lists.show_id = cancel_guest_lists.show_id and lists.closed_at is null and lists.deleted_at is null;
end;

comment on function tour.cancel_guest_lists(uuid, text) is
'For cancel_show: nobody is added to the guest lists of a show any more.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('guest_lists', 40, 'tour.cancel_guest_lists', 'Closes the guest lists of the show.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
