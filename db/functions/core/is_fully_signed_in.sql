-- Deploy ontour:functions/core/is_fully_signed_in to pg
-- requires: schema/core/schemas

begin;

create or replace function core.is_fully_signed_in()
returns boolean
language sql
stable
parallel safe
begin atomic
    select coalesce(
        (nullif(current_setting('request.jwt.claims', true), '')::json -> 'amr')::jsonb <> '["pin"]', true
    );
end;

comment on function core.is_fully_signed_in() is
'Whether more than a PIN vouches for the caller (the claim amr): what money and management take.';

grant execute on function core.is_fully_signed_in() to anon, member;

commit;
