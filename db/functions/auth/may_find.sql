-- Deploy ontour:functions/auth/may_find to pg
-- requires: schema/core/memberships
-- requires: functions/core/orgs_with

begin;

create or replace function auth.may_find(user_id uuid)
returns boolean
language sql
stable
begin atomic
    select exists (
        select
        from api.users
        where users.id = may_find.user_id
            and users.status = 'active'
            and users.deleted_at is null
            and (
                users.is_searchable
                or exists (
                    select
                    from api.memberships
                    where memberships.user_id = may_find.user_id
                        and memberships.deleted_at is null
                        and memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
                )
            )
    );
end;

comment on function auth.may_find(uuid) is
'Whether the caller may know of this person: a colleague, or somebody who lets themselves be found.';

commit;
