-- Deploy ontour:functions/auth/delete_account to pg
-- requires: functions/auth/forget
-- requires: functions/auth/require_step_up
-- requires: functions/core/guard_memberships
-- requires: functions/mail/send
-- requires: functions/change/log_erasure
-- requires: schema/auth/error_codes

-- At once and for good: nobody who can sign in gets an account back. auth.erase_people goes on after a
-- minute, when no statement is left that began before.

begin;

-- Security definer: credentials, and other people's memberships, are nobody's to read.
create or replace function auth.delete_account()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_emails constant text[] := array(
        select addresses.email from auth.email_addresses as addresses where addresses.user_id = v_user_id
    );
    v_org_ids uuid[];
    v_owned uuid[];
begin
    perform auth.require_step_up();
    perform from api.users where users.id = v_user_id for update;

    -- Who comes in waits, and finds the organization gone.
    perform from api.organizations
    where organizations.id in (
        select memberships.org_id from api.memberships
        where memberships.user_id = v_user_id and memberships.deleted_at is null
    )
    order by organizations.id
    for update;
    select
        coalesce(array_agg(mine.org_id) filter (where mine.is_alone), '{}'),
        coalesce(array_agg(mine.org_id) filter (where mine.is_last and not mine.is_alone), '{}')
    into v_org_ids, v_owned
    from (
        select
            own.org_id,
            count(*) = 1 as is_alone,
            own.role = 'owner' and count(*) filter (where everybody.role = 'owner') = 1 as is_last
        from api.memberships as own
        join api.memberships as everybody
            on everybody.org_id = own.org_id and everybody.deleted_at is null
        where own.user_id = v_user_id and own.deleted_at is null
        group by own.org_id, own.role
    ) as mine;
    if v_owned <> '{}' then
        perform core.fail('ACCOUNT_OWNS_ORGANIZATION', format('org_ids=%s', array_to_string(v_owned, ',')));
    end if;

    insert into change.erasures (user_id, org_ids) values (v_user_id, v_org_ids);
    perform auth.forget(v_user_id, v_emails);
    perform mail.send('account_deleted', email, v_user_id) from unnest(v_emails) as email;

    -- Before the memberships end: colleagues are told of the name that stays, then of the leaving.
    update api.users
    set full_name = 'Deleted person', username = null, avatar_url = null, language = default,
        time_zone = default, is_presence_visible = default, is_searchable = default,
        status = 'inactive'
    where users.id = v_user_id;
    update api.organizations set deleted_at = now(), name = 'Deleted organization'
    where organizations.id = any (v_org_ids);
    update api.organizations set personal_user_id = null
    where organizations.personal_user_id = v_user_id and organizations.deleted_at is null;
    update api.memberships set deleted_at = now()
    where memberships.user_id = v_user_id and memberships.deleted_at is null;
end
$$;

comment on function auth.delete_account() is
'Deletes the caller''s account: sessions, credentials and what is theirs alone; the rest stays with its
organizations, by a person without a name. Tells them by a last mail.
Raises STEP_UP_REQUIRED (401) and ACCOUNT_OWNS_ORGANIZATION (409).';

grant execute on function auth.delete_account() to bridge;

commit;
