-- Deploy ontour:functions/change/move_access to pg
-- requires: schema/change/access
-- requires: functions/change/granted_topics

-- For the sequencer, which calls it for every change of a membership, in order. People see each other's
-- profile while they share an organization: so a member's coming and going changes the sight of two.

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
    v_left constant text[] := array(select unnest(v_before) except select unnest(v_after));
    v_entered constant text[] := array(select unnest(v_after) except select unnest(v_before));
    v_strangers uuid[] := array[]::uuid[];
begin
    if before ->> 'user_id' <> after ->> 'user_id' or before ->> 'org_id' <> after ->> 'org_id' then
        perform change.move_access(move_access.position, before, null);
        perform change.move_access(move_access.position, null, after);
        return;
    end if;

    update change.access as held set until = move_access.position
    where held.user_id = v_user_id and held.topic = any (v_left) and held.until is null;

    -- With whom this organization is all that is shared: before it is given, or after it is taken.
    if v_org = any (v_left || v_entered) then
        v_strangers := array(
            select colleague.user_id
            from change.access as colleague
            where colleague.topic = v_org
                and colleague.until is null
                and colleague.user_id <> v_user_id
                and not exists (
                    select from change.access as mine
                    join change.access as theirs on theirs.topic = mine.topic and theirs.until is null
                    where mine.user_id = v_user_id
                        and mine.until is null
                        and theirs.user_id = colleague.user_id
                )
        );
    end if;

    insert into change.access (user_id, topic, since)
    select v_user_id, entered.topic, move_access.position from unnest(v_entered) as entered (topic);

    insert into change.access_changes as noted ("position", user_id, entered, "left")
    select
        move_access.position, concerned.user_id,
        case when v_org = any (v_entered) then concerned.profiles else '{}' end || concerned.entered,
        case when v_org = any (v_left) then concerned.profiles else '{}' end || concerned.left
    from (
        select v_user_id, array(select 'profile:' || id from unnest(v_strangers) as id), v_entered, v_left
        where v_left || v_entered <> '{}'
        union all
        select stranger.id, array['profile:' || v_user_id], '{}', '{}'
        from unnest(v_strangers) as stranger (id)
    ) as concerned (user_id, profiles, entered, "left")
    on conflict on constraint access_changes_pkey do update
    set entered = noted.entered || excluded.entered, "left" = noted.left || excluded.left;
end
$$;

comment on function change.move_access(bigint, jsonb, jsonb) is
'For the sequencer: opens and closes access as one change of a membership says, and notes whose sight it
changed. before and after are its images in the log.';

commit;
