-- Deploy ontour:functions/auth/make_oauth_code to pg
-- requires: schema/auth/oauth_flows

begin;

-- Security definer: nobody writes flows.
create or replace function auth.make_oauth_code(state_hash bytea, code_hash bytea, identity jsonb)
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    update auth.oauth_flows as flows
    set
        code_hash = make_oauth_code.code_hash,
        identity = make_oauth_code.identity,
        expires_at = now() + interval '60 seconds'
    where flows.state_hash = make_oauth_code.state_hash
        and flows.answered_at is not null
        and flows.code_hash is null;
end;

comment on function auth.make_oauth_code(bytea, bytea, jsonb) is
'Keeps who the provider says it was (issuer, subject, provider, email, email_verified, full_name, avatar_url)
for the front end that redeems the code within a minute.';

grant execute on function auth.make_oauth_code(bytea, bytea, jsonb) to bridge;

commit;
