-- Deploy ontour:functions/auth/lock_identity to pg
-- requires: schema/auth/identities

begin;

create or replace function auth.lock_identity(identity jsonb)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
begin
    -- A row that is not there yet cannot be locked.
    perform pg_advisory_xact_lock(
        hashtextextended(concat_ws(' ', identity ->> 'issuer', identity ->> 'subject'), 0)
    );
    return (
        select identities.user_id
        from auth.identities
        where identities.issuer = lock_identity.identity ->> 'issuer'
            and identities.subject = lock_identity.identity ->> 'subject'
    );
end
$$;

comment on function auth.lock_identity(jsonb) is
'Whose identity this is, as auth.make_oauth_code has it; null if nobody''s, and nobody else makes it theirs
before this transaction ends.';

commit;
