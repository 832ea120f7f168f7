-- Deploy ontour:functions/auth/revoked_among to pg
-- requires: schema/auth/sessions

begin;

-- Security definer: nobody reads sessions.
create or replace function auth.revoked_among(sids uuid[])
returns uuid[]
language sql
stable
security definer
set search_path = ''
begin atomic
    select coalesce(array_agg(asked.sid), '{}')
    from unnest(revoked_among.sids) as asked (sid)
    where not exists (
        select from auth.sessions as sessions
        where sessions.id = asked.sid and sessions.revoked_at is null and sessions.expires_at > now()
    );
end;

comment on function auth.revoked_among(uuid[]) is
'Those of these sessions that have ended: revoked, expired or unknown.';

grant execute on function auth.revoked_among(uuid[]) to relay;

commit;
