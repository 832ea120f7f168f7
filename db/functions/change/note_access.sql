-- Deploy ontour:functions/change/note_access to pg
-- requires: schema/change/access

-- People see each other's profile while they share an organization: so a member's coming and going changes
-- the sight of others too. It is asked while the member does not hold what comes or goes.
-- Whom a new member meets again is told of it as well: what they have not read yet of that profile was said
-- in the organizations shared until now, which they may have left before they read it.

begin;

create or replace function change.note_access(
    "position" bigint, user_id uuid, is_gain boolean, topics text[], org_topic text
)
returns void
language plpgsql
set search_path = ''
as $$
declare
    v_shared constant text[] := array(
        select mine.topic
        from change.access as mine
        where mine.user_id = note_access.user_id and mine.until is null
    );
    v_colleagues uuid[] := array[]::uuid[];
begin
    if note_access.org_topic = any (note_access.topics) then
        v_colleagues := array(
            select theirs.user_id
            from change.access as theirs
            where theirs.topic = note_access.org_topic
                and theirs.until is null
                and theirs.user_id <> note_access.user_id
            except
            select theirs.user_id
            from change.access as theirs
            where not note_access.is_gain and theirs.topic = any (v_shared) and theirs.until is null
        );
    end if;
    insert into change.access_changes as noted ("position", user_id, is_gain, org_topic, topics, colleagues)
    values (
        note_access.position, note_access.user_id, note_access.is_gain, note_access.org_topic,
        note_access.topics, v_colleagues
    )
    on conflict on constraint access_changes_pkey do update
    set topics = noted.topics || excluded.topics, colleagues = noted.colleagues || excluded.colleagues;
end
$$;

comment on function change.note_access(bigint, uuid, boolean, text[], text) is
'For the sequencer: notes that a member gets topics or loses them, and whose colleague they become by it,
perhaps once more, or cease to be.';

commit;
