-- Deploy ontour:functions/auth/revoke_sessions to pg
-- requires: schema/auth/sessions
-- requires: schema/auth/security_events

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.revoke_sessions()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update auth.sessions
    set revoked_at = now(), revoked_reason = 'person_inactive'
    where sessions.user_id = new.id and sessions.revoked_at is null;

    insert into auth.security_events (kind, user_id) values ('person_deactivated', new.id);
    return null;
end
$$;

comment on function auth.revoke_sessions() is
'Row trigger: ends every session of a person who is suspended, made inactive or deleted.';

create or replace trigger _500_revoke_sessions
after update on api.users
for each row
when (
    old.status = 'active' and old.deleted_at is null
    and (new.status <> 'active' or new.deleted_at is not null)
)
execute function auth.revoke_sessions();

commit;
