-- Deploy ontour:functions/tour/place_comment to pg
-- requires: schema/tour/comments
-- requires: schema/tour/error_codes
-- requires: functions/tour/find_subject
-- requires: functions/tour/readers_of
-- requires: functions/change/readable_topics
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

begin;

-- Security definer: a row is found, and its readers counted, whoever asks; the rights are judged here.
create or replace function tour.place_comment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := core.current_user_id();
    v_subject tour.subject := tour.find_subject(new.subject_table, new.subject_id);
    v_wrong uuid[];
begin
    if tg_op = 'INSERT' then
        -- Where readers of a row change, nobody changes them meanwhile: they would miss this comment.
        perform from change.tracked_tables as tracked
        where tracked.table_name = new.subject_table and starts_with(tracked.topics[1], '{');
        if found then
            execute format('select from api.%I as live where live.id = $1 for share', new.subject_table)
            using new.subject_id;
            v_subject := tour.find_subject(new.subject_table, new.subject_id);
        end if;
        if not coalesce(v_subject.is_live, false)
            or v_caller is not null and not v_subject.topics && change.readable_topics()
        then
            perform core.fail(
                'REFERENCE_NOT_FOUND',
                format('subject_table=%s subject_id=%s', left(new.subject_table, 100), new.subject_id)
            );
        end if;
        new.author_id := v_caller;
    elsif v_caller is distinct from old.author_id then
        new.body := old.body;
        new.mentions := old.mentions;
    end if;
    -- What was said of a row that has been purged stays where it was.
    new.org_id := coalesce(v_subject.org_id, old.org_id);
    new.topics := coalesce(v_subject.topics, old.topics);

    if tg_op = 'INSERT' or new.mentions <> old.mentions then
        new.mentions := array(select distinct mentioned.id from unnest(new.mentions) as mentioned (id));
        v_wrong := array(
            select mentioned.id from unnest(new.mentions) as mentioned (id)
            except
            select tour.readers_of(new.org_id, new.topics)
        );
        if v_wrong <> '{}' then
            perform core.fail('MENTION_NOT_ALLOWED', 'mentions=' || array_to_string(v_wrong, ', '));
        end if;
    end if;
    return new;
end
$$;

comment on function tour.place_comment() is
'Row trigger: a comment is about a live row that its author may read, has that row''s organization and
readers, and mentions none but those. Only its author changes what it says.
Raises REFERENCE_NOT_FOUND and MENTION_NOT_ALLOWED (422).';

create or replace trigger _050_place_comment
before insert or update on api.comments
for each row execute function tour.place_comment();

commit;
