-- Deploy ontour:functions/tour/show_revisions to pg
-- requires: schema/tour/itinerary_items

begin;

-- Security definer: counts what is deleted, or not for the reader to see, so that no number comes twice.
create or replace function tour.show_revisions(org_ids uuid[], from_on date, to_on date)
returns table (show_id uuid, revision integer)
language sql
stable
security definer
set search_path = ''
begin atomic
    select shows.id, shows.version - 1 + coalesce(sum(items.version), 0)::integer
    from api.shows
    left join api.itinerary_items as items
        on items.show_id = shows.id and items.kind in ('doors', 'set', 'curfew')
    where shows.org_id = any (show_revisions.org_ids)
        and shows.show_on between show_revisions.from_on and show_revisions.to_on
        and shows.deleted_at is null
    group by shows.id;
end;

comment on function tour.show_revisions(uuid[], date, date) is
'For calendars: a number for each show that grows with every change of it or of its doors, sets and curfew.';

grant execute on function tour.show_revisions(uuid[], date, date) to member;

commit;
