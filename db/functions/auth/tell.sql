-- Deploy ontour:functions/auth/tell to pg
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses

begin;

create or replace function auth.tell(template text, user_id uuid, data jsonb default '{}')
returns void
language sql
volatile
begin atomic
    select mail.send(tell.template, addresses.email, addresses.user_id, tell.data)
    from auth.email_addresses as addresses
    where addresses.user_id = tell.user_id;
end;

comment on function auth.tell(text, uuid, jsonb) is
'For functions of auth: mails a person what happened to their account; nothing to whoever has no address.';

commit;
