-- Deploy ontour:functions/tour/keep_venue_documents to pg
-- requires: functions/tour/write_show_documents

begin;

-- Security definer: the documents are written by this trigger and by nobody else.
create or replace function tour.keep_venue_documents()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_show_ids constant uuid[] := array(select shows.id from api.shows where shows.venue_id = new.id);
begin
    call tour.write_show_documents(v_show_ids);
    return null;
end
$$;

comment on function tour.keep_venue_documents() is
'Row trigger: shows at a venue that is renamed are found by its new name.';

create or replace trigger _500_keep_venue_documents
after update on api.venues
for each row when (old.name is distinct from new.name)
execute function tour.keep_venue_documents();

commit;
