-- Deploy ontour:functions/change/topics_since to pg
-- requires: schema/change/access
-- requires: functions/change/is_weak_topic

begin;

-- Security definer: access is nobody's to read.
create or replace function change.topics_since(user_id uuid, is_weak boolean default false)
returns table (topic text, since bigint)
language sql
stable
security definer
rows 10
set search_path = ''
begin atomic
    select held.topic, held.since
    from change.access as held
    where held.user_id = topics_since.user_id and held.until is null
        and (not topics_since.is_weak or change.is_weak_topic(held.topic))
    union all
    select own.topic, 0
    from unnest(array['user:' || topics_since.user_id, 'profile:' || topics_since.user_id]) as own (topic);
end;

comment on function change.topics_since(uuid, boolean) is
'The topics that a person reads at the head of the feed, and the position after which each is read; is_weak:
in a session that only a PIN vouches for.';

grant execute on function change.topics_since(uuid, boolean) to relay;

commit;
