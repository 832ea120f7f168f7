-- Deploy ontour:functions/auth/announce_revocation to pg
-- requires: schema/auth/sessions

-- A relay that misses this asks auth.revoked_among. A refresh fires nothing: the triggers ask before.

begin;

create or replace function auth.announce_revocation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    perform pg_catalog.pg_notify('session', old.id::text);
    return null;
end
$$;

comment on function auth.announce_revocation() is
'Row trigger: notifies the channel session, with its id, of a session that is revoked or gone.';

create or replace trigger _900_announce_revocation_on_update
after update on auth.sessions
for each row when (old.revoked_at is null and new.revoked_at is not null)
execute function auth.announce_revocation();

create or replace trigger _900_announce_revocation_on_delete
after delete on auth.sessions
for each row when (old.revoked_at is null)
execute function auth.announce_revocation();

commit;
