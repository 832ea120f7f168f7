-- Deploy ontour:functions/change/lock_presence to pg
-- requires: schema/core/schemas

begin;

create or replace procedure change.lock_presence(user_id uuid)
language plpgsql
set search_path = ''
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('change.presence ' || lock_presence.user_id, 0));
end
$$;

comment on procedure change.lock_presence(uuid) is
'Lets what changes a person''s presence, or who may see it, happen one after the other, and be announced so.';

commit;
