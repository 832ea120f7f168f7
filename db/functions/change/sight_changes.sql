-- Deploy ontour:functions/change/sight_changes to pg
-- requires: schema/change/access
-- requires: functions/change/is_weak_topic
-- requires: functions/change/moved_topics

begin;

create or replace function change.sight_changes(
    "position" bigint, reader_id uuid default null, is_weak boolean default false
)
returns table (user_id uuid, moved jsonb)
language plpgsql
stable
rows 10
set search_path = ''
as $$
begin
    return query
    select
        seen.user_id,
        change.moved_topics(
            coalesce(array_agg(seen.topic) filter (where seen.is_gain), '{}'),
            coalesce(array_agg(seen.topic) filter (where not seen.is_gain), '{}')
        )
    from (
        select noted.user_id, noted.is_gain, topic.topic
        from change.access_changes as noted
        cross join lateral (
            select unnest(noted.topics) union all select 'profile:' || unnest(noted.colleagues)
        ) as topic (topic)
        where noted.position = sight_changes.position
            and (not sight_changes.is_weak or change.is_weak_topic(topic.topic))
        union all
        select colleague.id, noted.is_gain, 'profile:' || noted.user_id
        from change.access_changes as noted
        cross join lateral unnest(noted.colleagues) as colleague (id)
        where noted.position = sight_changes.position
    ) as seen
    where sight_changes.reader_id is null or seen.user_id = sight_changes.reader_id
    group by seen.user_id;
end
$$;

comment on function change.sight_changes(bigint, uuid, boolean) is
'Whose sight a change of a membership changed, the member''s and their colleagues'', or one reader''s: the
topics that they entered and left, as frames hold them; is_weak: as far as a PIN alone lets them see.';

commit;
