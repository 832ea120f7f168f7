-- Deploy ontour:functions/mail/prune to pg
-- requires: schema/mail/messages

begin;

-- Security definer: the outbox may delete what is old and nothing else.
create or replace function mail.prune()
returns bigint
language sql
volatile
security definer
set search_path = ''
begin atomic
    with pruned as (
        delete from mail.messages
        where messages.settled_at < now() - case messages.state
            when 'withheld' then interval '1 day'
            when 'parked' then interval '90 days'
            else interval '30 days'
        end
        returning messages.id
    )

    select count(*) from pruned;
end;

comment on function mail.prune() is
'Forgets mails that were sent 30 days ago, parked 90 days ago or withheld yesterday; returns how many.';

grant execute on function mail.prune() to worker;

commit;
