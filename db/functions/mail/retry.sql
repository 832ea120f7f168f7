-- Deploy ontour:functions/mail/retry to pg
-- requires: schema/mail/messages
-- requires: functions/mail/enqueue

begin;

create or replace function mail.retry(message_id uuid)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
begin
    update mail.messages
    set state = 'queued', attempts = 0, settled_at = null
    where messages.id = retry.message_id and messages.state = 'parked';
    if not found then
        return false;
    end if;

    perform mail.enqueue(retry.message_id);
    return true;
end
$$;

comment on function mail.retry(uuid) is
'For operators: has a parked mail sent after all, with as many attempts as a new one; false if it is not
parked.';

commit;
