-- Deploy ontour:functions/change/present_in to pg
-- requires: functions/change/presence_in
-- requires: schema/core/memberships

begin;

-- Security definer: only these functions read leases.
create or replace function change.present_in(viewer_id uuid, only_org_id uuid default null)
returns table (user_id uuid, org_id uuid, status text)
language sql
stable
security definer
set search_path = ''
begin atomic
    select
        leases.user_id,
        leases.org_id,
        change.presence_in(leases.user_id, leases.org_id)
    from (
        select distinct presence.user_id, presence.org_id
        from change.presence
        join api.memberships as seat on seat.org_id = presence.org_id
        join api.users on users.id = presence.user_id
        where seat.user_id = present_in.viewer_id
            and seat.deleted_at is null
            and (present_in.only_org_id is null or present_in.only_org_id = presence.org_id)
            and users.is_presence_visible
    ) as leases;
end;

comment on function change.present_in(uuid, uuid) is
'Who is present in the organizations of a person, or in one of them, unless they hide it; exactly what has
been announced. Nobody in an organization of which the person is no member.';

grant execute on function change.present_in(uuid, uuid) to relay;

commit;
