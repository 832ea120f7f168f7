-- Deploy ontour:functions/auth/add_identity to pg
-- requires: schema/auth/identities

begin;

create or replace function auth.add_identity(user_id uuid, identity jsonb)
returns uuid
language sql
volatile
begin atomic
    insert into auth.identities (user_id, issuer, subject, provider, email, email_verified)
    select
        add_identity.user_id, found.issuer, found.subject, found.provider, found.email, found.email_verified
    from jsonb_populate_record(null::auth.identities, add_identity.identity) as found
    returning identities.id;
end;

comment on function auth.add_identity(uuid, jsonb) is
'Lets a person sign in by this identity from now on, as auth.make_oauth_code has it; for functions of auth.';

commit;
