-- Deploy ontour:functions/change/own_topics to pg
-- requires: schema/change/topic_permissions
-- requires: schema/core/memberships

begin;

create or replace function change.own_topics(user_id uuid, org_ids uuid[])
returns text[]
language plpgsql
stable
set search_path = ''
as $$
begin
    return array['user:' || own_topics.user_id, 'profile:' || own_topics.user_id] || array(
        select replace(replace(known.topic, '{org_id}', org_id::text), '{user_id}', own_topics.user_id::text)
        from change.topic_permissions as known
        cross join unnest(own_topics.org_ids) as org_id
    ) || array(
        select distinct replace(
            replace(known.topic, '{org_id}', memberships.org_id::text), '{user_id}', own_topics.user_id::text
        )
        from change.topic_permissions as known
        cross join api.memberships as memberships
        where memberships.user_id = own_topics.user_id
            and memberships.org_id <> all (own_topics.org_ids)
            and strpos(known.topic, '{user_id}') > 0
    );
end
$$;

comment on function change.own_topics(uuid, uuid[]) is
'The topics that are a person''s alone, as somebody''s and as a member of organizations, with those of
organizations that are.';

commit;
