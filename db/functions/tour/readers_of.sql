-- Deploy ontour:functions/tour/readers_of to pg
-- requires: schema/core/memberships
-- requires: schema/change/topic_permissions

-- change.readable_topics asked the other way round: not what somebody reads, but who reads something. As far
-- as a full sign-in lets them: with what one has signed in is not known of somebody who is away.

begin;

create or replace function tour.readers_of(org_id uuid, topics text[])
returns setof uuid
language sql
stable
rows 10
set search_path = ''
begin atomic
    select memberships.user_id
    from api.memberships as memberships
    where memberships.org_id = readers_of.org_id
        and memberships.deleted_at is null
        and exists (
            select from change.topic_permissions as known
            join core.role_permissions as granted on granted.permission = known.permission
            where granted.role = memberships.role
                and replace(
                    replace(known.topic, '{org_id}', memberships.org_id::text),
                    '{user_id}', memberships.user_id::text
                ) = any (readers_of.topics)
        );
end;

comment on function tour.readers_of(uuid, text[]) is
'For definer functions: the members of an organization who may read rows of these topics.';

commit;
