-- Deploy ontour:functions/tour/notify to pg
-- requires: schema/tour/notifications
-- requires: functions/tour/find_subject
-- requires: functions/tour/readers_of
-- requires: functions/tour/mail_notification
-- requires: functions/core/current_user_id

-- Nobody is told what they did themselves, or of what they may not read.

begin;

create or replace function tour.notify(
    user_id uuid, kind text, subject_table text, subject_id uuid, org_id uuid, data jsonb default '{}'
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_subject constant tour.subject := tour.find_subject(notify.subject_table, notify.subject_id);
    v_actor_id constant uuid := core.current_user_id();
    v_notification api.notifications;
begin
    if notify.user_id is null
        or notify.user_id = v_actor_id
        or v_subject.org_id is distinct from notify.org_id
        or not exists (
            select from tour.readers_of(notify.org_id, v_subject.topics) as reader (id)
            where reader.id = notify.user_id
        )
    then
        return null;
    end if;

    insert into api.notifications (org_id, user_id, actor_id, kind, subject_table, subject_id, data)
    values (
        notify.org_id, notify.user_id, v_actor_id, notify.kind,
        notify.subject_table, notify.subject_id, notify.data
    )
    returning * into v_notification;
    perform tour.mail_notification(v_notification, v_subject.name);
    return v_notification.id;
end
$$;

comment on function tour.notify(uuid, text, text, uuid, uuid, jsonb) is
'For definer functions of every module: tells somebody of a row, and mails it if they want mail. Returns the
id of the notification; null if it is their own doing, or they may not read the row. data: ids and states,
never money or text, for a PIN alone lets it be read.';

commit;
