-- Deploy ontour:functions/tour/readers_of to pg
-- requires: schema/core/memberships
-- requires: schema/change/topic_permissions

-- change.readable_topics asked the other way round: not what somebody reads, but who reads something. As far
-- as a full sign-in lets them: with what one has signed in is not known of somebody who is away.

begin;

create or replace function tour.readers_of(org_id uuid, topics text[])
returns setof uuid
language plpgsql
stable
rows 10
set search_path = ''
as $$
declare
    -- Which roles read one of these topics, and which read what is theirs alone.
    v_roles text[];
    v_own_roles text[];
begin
    select
        array_agg(granted.role) filter (
            where replace(known.topic, '{org_id}', readers_of.org_id::text) = any (readers_of.topics)
        ),
        array_agg(granted.role) filter (where known.topic = 'org:{org_id}:member:{user_id}')
    into v_roles, v_own_roles
    from change.topic_permissions as known
    join core.role_permissions as granted on granted.permission = known.permission;

    return query
    select memberships.user_id
    from api.memberships
    where memberships.org_id = readers_of.org_id
        and memberships.deleted_at is null
        and (
            memberships.role = any (v_roles)
            or memberships.role = any (v_own_roles)
            and format('org:%s:member:%s', readers_of.org_id, memberships.user_id) = any (readers_of.topics)
        );
end
$$;

comment on function tour.readers_of(uuid, text[]) is
'For definer functions: the members of an organization who may read rows of these topics.';

commit;
