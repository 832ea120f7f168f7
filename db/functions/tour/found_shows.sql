-- Deploy ontour:functions/tour/found_shows to pg
-- requires: functions/tour/search_query
-- requires: functions/core/orgs_with
-- requires: functions/tour/keep_show_documents
-- requires: functions/tour/keep_venue_documents

begin;

-- Security definer: under row level security no index of words would be used. It asks for show.read itself.
create or replace function tour.found_shows(query text)
returns table (show_id uuid, org_id uuid, place bigint)
language plpgsql
stable
rows 20
security definer
set search_path = ''
as $$
declare
    v_query constant tsquery := tour.search_query(found_shows.query);
    v_org_ids constant uuid[] := core.orgs_with('show.read');
begin
    return query
    select
        documents.show_id, documents.org_id,
        rank() over (order by ts_rank(documents.document, v_query) desc)
    from tour.show_documents as documents
    where documents.document @@ v_query and documents.org_id = any (v_org_ids);
end
$$;

comment on function tour.found_shows(text) is
'The shows of the caller''s organizations that have these words, deleted ones too; place 1 matches best.';

grant execute on function tour.found_shows(text) to member;

commit;
