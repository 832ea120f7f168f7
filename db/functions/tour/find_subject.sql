-- Deploy ontour:functions/tour/find_subject to pg
-- requires: schema/tour/subject
-- requires: schema/change/tracked_tables
-- requires: functions/change/topics_of

begin;

create or replace function tour.find_subject(table_name text, id uuid)
returns tour.subject
language plpgsql
stable
set search_path = ''
as $$
declare
    v_topics text[];
    v_row jsonb;
    v_subject tour.subject;
begin
    select tracked.topics into v_topics
    from change.tracked_tables as tracked
    where tracked.table_name = find_subject.table_name;
    if not found then
        return null;
    end if;
    execute format('select to_jsonb(live) from api.%I as live where live.id = $1', find_subject.table_name)
    into v_row using find_subject.id;

    v_subject.org_id := (
        v_row ->> case find_subject.table_name when 'organizations' then 'id' else 'org_id' end
    )::uuid;
    if v_subject.org_id is null then
        return null;
    end if;
    v_subject.topics := change.topics_of(v_row, v_topics);
    v_subject.name := coalesce(v_row ->> 'name', v_row ->> 'title');
    v_subject.is_live := v_row ->> 'deleted_at' is null;
    return v_subject;
end
$$;

comment on function tour.find_subject(text, uuid) is
'For definer functions: a row of a tracked table, whoever asks; null if there is none, or it is no
organization''s.';

commit;
