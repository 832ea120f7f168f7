-- Deploy ontour:functions/change/context_hash to pg
-- requires: functions/change/context_text

-- The leaf of a log row has the hash of these columns, not the columns: so they can be erased and the leaf
-- stays. The salt keeps the hash from telling them. A hash that was kept vouches for nothing that stands
-- there all the same. Stable and not immutable, so that it is inlined.

begin;

create or replace function change.context_hash(log change.log)
returns bytea
language sql
stable
parallel safe
begin atomic
    select case
        when log.context_hash is null then
            sha256(log.salt || convert_to(change.context_text(log), 'UTF8'))
        when num_nonnulls(log.session_id, log.device_id, log.request_id, log.ip, log.user_agent) = 0 then
            log.context_hash
    end;
end;

comment on function change.context_hash(change.log) is
'The salted hash of from where a log row was written; the one that was kept if that has been erased.';

commit;
