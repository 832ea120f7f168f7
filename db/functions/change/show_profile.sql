-- Deploy ontour:functions/change/show_profile to pg
-- requires: schema/change/feed
-- requires: schema/change/access

begin;

create or replace function change.show_profile("position" bigint, user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
    v_audience constant text[] := array(
        select held.topic
        from change.access as held
        where held.user_id = show_profile.user_id
            and held.until is null
            and split_part(held.topic, ':', 3) = ''
    );
begin
    update change.feed set audience = v_audience where feed.position = show_profile.position;
    insert into change.feed_topics (topic, "position")
    select audience.topic, show_profile.position from unnest(v_audience) as audience (topic);
end
$$;

comment on function change.show_profile(bigint, uuid) is
'For the sequencer: lets all who share an organization with this person read a change of their profile.';

commit;
