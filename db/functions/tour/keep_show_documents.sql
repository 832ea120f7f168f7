-- Deploy ontour:functions/tour/keep_show_documents to pg
-- requires: functions/tour/write_show_documents

begin;

-- Security definer: the documents are written by this trigger and by nobody else.
create or replace function tour.keep_show_documents()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_show_ids uuid[];
begin
    if tg_op = 'INSERT' then
        select array_agg(new_rows.id) into v_show_ids from new_rows;
    else
        v_show_ids := array[new.id];
    end if;
    call tour.write_show_documents(v_show_ids);
    return null;
end
$$;

comment on function tour.keep_show_documents() is
'Trigger of statements that insert shows, and of rows that change: shows are found by what they say now.';

create or replace trigger _500_keep_show_documents
after insert on api.shows
referencing new table as new_rows
for each statement execute function tour.keep_show_documents();

create or replace trigger _500_keep_show_documents_on_update
after update on api.shows
for each row when (
    (old.name, old.city, old.venue_id, old.org_id)
    is distinct from (new.name, new.city, new.venue_id, new.org_id)
)
execute function tour.keep_show_documents();

commit;
