-- Deploy ontour:functions/mail/send to pg
-- requires: schema/mail/messages
-- requires: functions/mail/enqueue
-- requires: functions/change/context

begin;

create or replace function mail.send(
    template text, email text, user_id uuid default null, data jsonb default '{}', token_id uuid default null
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_message_id uuid;
begin
    insert into mail.messages (template, email, user_id, language, data, token_id)
    values (
        send.template,
        send.email,
        send.user_id,
        coalesce((select users.language from api.users where users.id = send.user_id), 'en'),
        jsonb_strip_nulls(
            jsonb_build_object('ip', host((change.context()).ip), 'user_agent', (change.context()).user_agent)
        ) || send.data,
        send.token_id
    )
    returning messages.id into v_message_id;

    perform mail.enqueue(v_message_id);
    return v_message_id;
end
$$;

comment on function mail.send(text, text, uuid, jsonb, uuid) is
'Sends a mail if and when this transaction commits; for definer functions of every module. Each template says
in auth-bridge/auth_bridge/mails/README.md which data it wants, and of which purpose its token is. The ip and
user_agent of the request are added to the data.';

commit;
