-- Deploy ontour:functions/mail/take to pg
-- requires: schema/mail/messages

-- Committed before the mail is sent: a mail that brings the process down is counted as well.

begin;

-- Security definer: nobody reads mails, the outbox gets the one that it has to send.
create or replace function mail.take(message_id uuid)
returns json
language sql
volatile
security definer
set search_path = ''
begin atomic
    update mail.messages
    set attempts = messages.attempts + 1
    where messages.id = take.message_id and messages.state = 'queued'
    returning json_build_object(
        'id', messages.id,
        'template', messages.template,
        'email', messages.email,
        'language', messages.language,
        'data', messages.data,
        'token_id', messages.token_id,
        'attempts', messages.attempts,
        'created_at', messages.created_at
    );
end;

comment on function mail.take(uuid) is
'Begins an attempt to send a mail, and counts it; null if it is no longer to be sent.';

grant execute on function mail.take(uuid) to worker;

commit;
