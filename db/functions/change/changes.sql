-- Deploy ontour:functions/change/changes to pg
-- requires: schema/change/told
-- requires: functions/change/catch_up
-- requires: functions/change/require_position
-- requires: functions/change/feed_bounds
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/core/is_fully_signed_in

begin;

-- Security definer: the feed is nobody's to read but through their topics.
create or replace function api.changes(after bigint, max integer default 1000, feed_id uuid default null)
returns setof change.told
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_max constant integer := least(greatest(coalesce(changes.max, 1000), 1), 1000);
    v_bounds record;
    v_frames text[];
    v_last bigint;
begin
    select * into v_bounds from change.feed_bounds();
    if changes.feed_id <> v_bounds.feed_id then
        perform core.fail('FEED_MISMATCH', format('feed_id=%s', v_bounds.feed_id));
    end if;
    perform change.require_position(changes.after);

    select array_agg(told.frame order by told.position), max(told.position) into v_frames, v_last
    from change.catch_up(
        core.current_user_id(), changes.after, v_max, not core.is_fully_signed_in()
    ) as told;
    -- A page that is not full ends at the head.
    if coalesce(cardinality(v_frames), 0) < v_max then
        v_last := v_bounds.head;
    end if;
    perform set_config(
        'response.headers', jsonb_build_array(
            jsonb_build_object('Feed-Position', v_last::text), jsonb_build_object('Feed-Id', v_bounds.feed_id)
        )::text, true
    );

    return query
    select told.*
    from unnest(v_frames) as page (frame)
    cross join lateral json_populate_record(null::change.told, page.frame::json) as told;
end
$$;

comment on function api.changes(bigint, integer, uuid) is
'What the caller may read of the feed after this position, at most 1,000 changes, in order: the same frames as
on the socket, as rows. GET /api/changes?position=gt.N&limit=M calls it; with feed_id it refuses another feed.
The headers Feed-Position and Feed-Id say up to where the answer is complete, and in which feed. Any member.
Raises POSITION_INVALID, POSITION_AHEAD (400), FEED_MISMATCH (409), POSITION_GONE (410).';

grant execute on function api.changes(bigint, integer, uuid) to member;

commit;
