-- Deploy ontour:functions/auth/unthrottle to pg
-- requires: schema/auth/throttles

begin;

create or replace function auth.unthrottle(kind text, key text)
returns void
language sql
volatile
begin atomic
    delete from auth.throttles
    where throttles.kind = unthrottle.kind
        and throttles.key_hash = sha256(convert_to(unthrottle.key, 'UTF8'));
end;

comment on function auth.unthrottle(text, text) is
'For functions of auth: forgets the attempts of this kind, after one that succeeded.';

commit;
