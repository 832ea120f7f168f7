-- Deploy ontour:functions/change/present_in to pg
-- requires: functions/change/presence_in
-- requires: schema/core/memberships

begin;

-- Security definer: only these functions read leases.
create or replace function change.present_in(viewer_id uuid, org_id uuid default null)
returns table (user_id uuid, in_org_id uuid, status text)
language sql
stable
security definer
set search_path = ''
begin atomic
    select leases.user_id, leases.org_id, change.presence_in(leases.user_id, leases.org_id)
    from (
        select distinct leases.user_id, leases.org_id
        from change.presence as leases
        join api.memberships as memberships on memberships.org_id = leases.org_id
        join api.users as users on users.id = leases.user_id
        where memberships.user_id = present_in.viewer_id
            and memberships.deleted_at is null
            and (present_in.org_id is null or memberships.org_id = present_in.org_id)
            and users.is_presence_visible
    ) as leases;
end;

comment on function change.present_in(uuid, uuid) is
'Who is present in this organization of a person''s, or in all of them, as far as they do not hide it. Empty for
an organization of which the person is no member.';

grant execute on function change.present_in(uuid, uuid) to relay;

commit;
