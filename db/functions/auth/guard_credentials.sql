-- Deploy ontour:functions/auth/guard_credentials to pg
-- requires: functions/core/fail
-- requires: schema/auth/error_codes
-- requires: schema/auth/identities
-- requires: schema/auth/passwords
-- requires: schema/change/erasures

-- A PIN is no way to sign in by itself: it needs a device on which the person did so otherwise.

begin;

-- Security definer: locks the person, whoever asks.
create or replace function auth.guard_credentials()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    -- Two that go at once are judged one after the other. All go with their person.
    perform from api.users
    where users.id = old.user_id and users.deleted_at is null
    for no key update;
    if found
        and not exists (select from change.erasures where erasures.user_id = old.user_id)
        and not exists (select from auth.passwords where passwords.user_id = old.user_id)
        and not exists (select from auth.identities where identities.user_id = old.user_id)
    then
        perform core.fail('LAST_CREDENTIAL');
    end if;
    return null;
end
$$;

comment on function auth.guard_credentials() is
'Row trigger: a person keeps a way to sign in, be it the password or an identity.
Raises LAST_CREDENTIAL (409).';

create or replace trigger _200_guard_credentials
after delete on auth.identities
for each row execute function auth.guard_credentials();

create or replace trigger _200_guard_credentials
after delete on auth.passwords
for each row execute function auth.guard_credentials();

commit;
