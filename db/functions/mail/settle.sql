-- Deploy ontour:functions/mail/settle to pg
-- requires: schema/mail/messages

begin;

-- Security definer: nobody writes mails but functions of mail.
create or replace function mail.settle(message_id uuid, state text, error text default null)
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    update mail.messages
    set
        state = settle.state,
        last_error = left(settle.error, 1000),
        settled_at = case when settle.state <> 'queued' then now() end
    where messages.id = settle.message_id and messages.state = 'queued';
end;

comment on function mail.settle(uuid, text, text) is
'How an attempt to send ended: sent, parked, withheld, or queued when it is to be tried again.';

grant execute on function mail.settle(uuid, text, text) to worker;

commit;
