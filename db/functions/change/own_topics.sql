-- Deploy ontour:functions/change/own_topics to pg
-- requires: schema/change/topic_permissions

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
    );
end
$$;

comment on function change.own_topics(uuid, uuid[]) is
'The topics that are a person''s alone, with those of organizations that are.';

commit;
