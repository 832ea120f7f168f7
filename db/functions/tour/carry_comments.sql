-- Deploy ontour:functions/tour/carry_comments to pg
-- requires: functions/tour/place_comment
-- requires: schema/tour/itinerary_items
-- requires: schema/tour/per_diems

-- For tables whose rows say themselves who reads them. Elsewhere a row's readers never change.

begin;

-- Security definer: comments are their authors', whoever hides the row or shows it.
create or replace function tour.carry_comments()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update api.comments
    set topics = new.topics
    where comments.subject_id = new.id and comments.subject_table = tg_table_name;
    return null;
end
$$;

comment on function tour.carry_comments() is
'Row trigger: comments on a row that comes to be read by others are read by them.';

create or replace trigger _500_carry_comments
after update on api.itinerary_items
for each row when (old.topics is distinct from new.topics)
execute function tour.carry_comments();

create or replace trigger _500_carry_comments
after update on api.per_diems
for each row when (old.topics is distinct from new.topics)
execute function tour.carry_comments();

create or replace trigger _500_carry_comments
after update on api.comments
for each row when (old.topics is distinct from new.topics)
execute function tour.carry_comments();

commit;
