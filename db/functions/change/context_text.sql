-- Deploy ontour:functions/change/context_text to pg
-- requires: schema/change/log

begin;

create or replace function change.context_text(log change.log)
returns text
language sql
stable
parallel safe
begin atomic
    select json_build_array(log.session_id, log.device_id, log.request_id, log.ip, log.user_agent)::text;
end;

comment on function change.context_text(change.log) is
'From where a log row was written, as it is hashed: session, device, request, address and user agent.';

commit;
