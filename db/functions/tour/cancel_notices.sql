-- Deploy ontour:functions/tour/cancel_notices to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/is_cancelled_now
-- requires: functions/tour/notify
-- requires: schema/tour/cancellation_notifications

begin;

create or replace function tour.cancel_notices(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    select tour.notify(
        reader.id, 'show_cancelled', 'shows', shows.id, shows.org_id, '{"status": "cancelled"}'
    )
    from api.shows as shows
    cross join lateral tour.readers_of(shows.org_id, array['org:' || shows.org_id]) as reader (id)
    where shows.id = cancel_notices.show_id and tour.is_cancelled_now(shows.id);
end;

comment on function tour.cancel_notices(uuid, text) is
'For cancel_show: tells everybody who sees the show; mails go through the outbox, with this transaction
or not at all.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('notices', 90, 'tour.cancel_notices', 'Tells everybody who sees the show, and mails those who want mail.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
