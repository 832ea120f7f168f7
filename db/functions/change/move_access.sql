-- Deploy ontour:functions/change/move_access to pg
-- requires: schema/change/access
-- requires: functions/change/granted_topics
-- requires: functions/change/note_access

-- For the sequencer, which calls it for every change of a membership, in order.

begin;

create or replace function change.move_access("position" bigint, before jsonb, after jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
    v_user_id constant uuid := (coalesce(after, before) ->> 'user_id')::uuid;
    v_org constant text := 'org:' || (coalesce(after, before) ->> 'org_id');
    v_before constant text[] := change.granted_topics(before);
    v_after constant text[] := change.granted_topics(after);
    v_left constant text[] := array(
        select unnest(v_before) except select unnest(v_after) order by 1
    );
    v_entered constant text[] := array(
        select unnest(v_after) except select unnest(v_before) order by 1
    );
begin
    if before ->> 'user_id' <> after ->> 'user_id' or before ->> 'org_id' <> after ->> 'org_id' then
        perform change.move_access(move_access.position, before, null);
        perform change.move_access(move_access.position, null, after);
        return;
    end if;

    if v_left <> '{}' then
        update change.access as held set until = move_access.position
        where held.user_id = v_user_id and held.topic = any (v_left) and held.until is null;
        perform change.note_access(move_access.position, v_user_id, false, v_left, v_org);
    end if;
    if v_entered <> '{}' then
        perform change.note_access(move_access.position, v_user_id, true, v_entered, v_org);
        insert into change.access (user_id, topic, since)
        select v_user_id, entered.topic, move_access.position from unnest(v_entered) as entered (topic);
    end if;
end
$$;

comment on function change.move_access(bigint, jsonb, jsonb) is
'For the sequencer: opens and closes access as one change of a membership says, and notes whose sight it
changed. before and after are its images in the log.';

commit;
