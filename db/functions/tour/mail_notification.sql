-- Deploy ontour:functions/tour/mail_notification to pg
-- requires: schema/tour/notifications
-- requires: schema/auth/preferences
-- requires: schema/auth/email_addresses
-- requires: functions/mail/send

-- One mail until it is read: who has been mailed about a row, and has not looked, knows that something is
-- there. So nobody's mailbox is filled by a lively talk; nor by somebody who means to: 20 of a kind
-- within an hour are enough.

begin;

create or replace function tour.mail_notification(notification api.notifications, subject_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_email text;
begin
    select addresses.email into v_email
    from auth.email_addresses as addresses
    join api.preferences on preferences.user_id = addresses.user_id
    join api.users on users.id = addresses.user_id
    where addresses.user_id = notification.user_id
        and addresses.verified_at is not null
        and users.status = 'active'
        and notification.kind <> all (preferences.muted_by_email);
    if not found or exists (
        select from api.notifications as earlier
        where earlier.user_id = notification.user_id
            and earlier.kind = notification.kind
            and earlier.subject_id = notification.subject_id
            and earlier.id <> notification.id
            and earlier.read_at is null
            and earlier.deleted_at is null
    ) or (
        select count(*) from mail.messages
        where messages.user_id = notification.user_id
            and messages.template = 'notification'
            and messages.data ->> 'kind' = notification.kind
            and messages.created_at > now() - interval '1 hour'
    ) >= 20 then
        return;
    end if;

    perform mail.send(
        'notification', v_email, notification.user_id,
        jsonb_strip_nulls(jsonb_build_object(
            'kind', notification.kind,
            'notification_id', notification.id,
            'subject', left(subject_name, 80),
            'organization', (
                select left(organizations.name, 80) from api.organizations
                where organizations.id = notification.org_id
            ),
            'actor', (
                select left(users.full_name, 80) from api.users where users.id = notification.actor_id
            ),
            'author_id', notification.actor_id,
            'status', notification.data ->> 'status'
        -- From where the other one wrote is not the reader's to know.
        )) || '{"ip": null, "user_agent": null}'
    );
end
$$;

comment on function tour.mail_notification(api.notifications, text) is
'For tour.notify: sends the mail of a notification, unless its person has muted the kind, has no verified
address, has not read an earlier one about the same row, or got 20 of the kind within an hour.';

commit;
