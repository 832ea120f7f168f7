-- Deploy ontour:functions/tour/cancel_comments to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/is_cancelled_now
-- requires: functions/tour/place_comment

begin;

create or replace function tour.cancel_comments(show_id uuid, reason text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    if cancel_comments.reason is not null and tour.is_cancelled_now(cancel_comments.show_id) then
        insert into api.comments (subject_table, subject_id, body)
        values ('shows', cancel_comments.show_id, 'Cancelled: ' || cancel_comments.reason);
    end if;
end
$$;

comment on function tour.cancel_comments(uuid, text) is
'For cancel_show: says why, where everybody who sees the show reads it.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
('comments', 80, 'tour.cancel_comments', 'Leaves the reason as a comment on the show.')
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
