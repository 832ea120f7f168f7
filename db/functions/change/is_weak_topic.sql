-- Deploy ontour:functions/change/is_weak_topic to pg
-- requires: functions/change/weak_topics

begin;

create or replace function change.is_weak_topic(topic text)
returns boolean
language sql
stable
begin atomic
    select not starts_with(is_weak_topic.topic, 'org:')
        or regexp_replace(
            regexp_replace(is_weak_topic.topic, '^org:[^:]*', 'org:{org_id}'),
            '^org:{org_id}:member:.*', 'org:{org_id}:member:{user_id}'
        ) = any (change.weak_topics());
end;

comment on function change.is_weak_topic(text) is
'Whether a session that only a PIN vouches for reads this topic where its person does: their own do, and of
organizations those that no permission guards which needs a full sign-in.';

commit;
