-- Deploy ontour:functions/change/changes to pg
-- requires: schema/change/told
-- requires: functions/change/catch_up
-- requires: functions/change/require_position
-- requires: functions/core/current_user_id

begin;

-- Security definer: the feed is nobody's to read but through their topics.
create or replace function api.changes(after bigint, max integer default 1000)
returns setof change.told
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_max constant integer := least(greatest(coalesce(changes.max, 1000), 1), 1000);
    v_head constant bigint := change.head();
    v_frames text[];
    v_last bigint;
begin
    perform change.require_position(changes.after);

    select array_agg(told.frame order by told.position), max(told.position) into v_frames, v_last
    from change.catch_up(core.current_user_id(), changes.after, v_max) as told;
    -- A page that is not full ends at the head.
    if coalesce(cardinality(v_frames), 0) < v_max then
        v_last := v_head;
    end if;
    perform set_config(
        'response.headers', jsonb_build_array(jsonb_build_object('Feed-Position', v_last::text))::text, true
    );

    return query
    select told.*
    from unnest(v_frames) as page (frame)
    cross join lateral json_populate_record(null::change.told, page.frame::json) as told;
end
$$;

comment on function api.changes(bigint, integer) is
'What the caller may read of the feed after this position, at most 1,000 changes, in order: the same frames as
on the socket, as rows. GET /api/changes?position=gt.N&limit=M calls it. The header Feed-Position says up to
where the answer is complete. Any member. Raises POSITION_INVALID, POSITION_AHEAD (400), POSITION_GONE (410).';

grant execute on function api.changes(bigint, integer) to member;

commit;
