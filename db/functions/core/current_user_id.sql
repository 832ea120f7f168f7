-- Deploy ontour:functions/core/current_user_id to pg
-- requires: schema/core/schemas

begin;

create or replace function core.current_user_id()
returns uuid
language sql
stable
parallel safe
begin atomic
    select (nullif(current_setting('request.jwt.claims', true), '')::json ->> 'sub')::uuid;
end;

comment on function core.current_user_id() is
'The person who makes this request, from the verified token; null for the anonymous and for SQL sessions.';

grant execute on function core.current_user_id() to anon, member;

commit;
