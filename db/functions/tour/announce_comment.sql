-- Deploy ontour:functions/tour/announce_comment to pg
-- requires: functions/tour/place_comment
-- requires: functions/tour/notify

begin;

-- Security definer: nobody tells others anything by hand.
create or replace function tour.announce_comment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_told record;
begin
    if new.deleted_at is not null then
        return null;
    end if;
    for v_told in
        select mentioned.id, 'mention' as kind
        from unnest(new.mentions) as mentioned (id)
        where tg_op = 'INSERT' or mentioned.id <> all (old.mentions)
        union all
        select distinct earlier.author_id, 'comment'
        from api.comments as earlier
        where tg_op = 'INSERT'
            and earlier.subject_id = new.subject_id
            and earlier.subject_table = new.subject_table
            and earlier.deleted_at is null
            and earlier.author_id <> all (new.mentions)
    loop
        perform tour.notify(
            v_told.id, v_told.kind, new.subject_table, new.subject_id, new.org_id,
            jsonb_build_object('comment_id', new.id)
        );
    end loop;
    return null;
end
$$;

comment on function tour.announce_comment() is
'Row trigger: tells those whom a comment mentions, and of a new one those who have commented on the same
row.';

create or replace trigger _900_announce_comment
after insert or update of mentions on api.comments
for each row execute function tour.announce_comment();

commit;
