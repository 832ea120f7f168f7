-- Deploy ontour:policies/core/users to pg
-- requires: schema/core/users
-- requires: schema/core/memberships
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

-- People see themselves and whom they share an organization with; they change only themselves.
-- Sign-up makes people, nothing here deletes them.

begin;

call core.reset_access('api.users');

create policy select_colleague on api.users
for select to member
using (
    id = (select core.current_user_id())
    or id in (
        select memberships.user_id from api.memberships
        where memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
            and memberships.deleted_at is null
    )
);

create policy update_self on api.users
for update to member
using (
    id = (select core.current_user_id())
    or id in (
        select memberships.user_id from api.memberships
        where memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
            and memberships.deleted_at is null
    )
)
with check (id = (select core.current_user_id()));

grant select on api.users to member;
grant update (
    username, full_name, avatar_url, language, time_zone, is_presence_visible, is_searchable, version
) on api.users to member;

commit;
