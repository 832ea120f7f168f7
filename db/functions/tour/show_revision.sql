-- Deploy ontour:functions/tour/show_revision to pg
-- requires: schema/tour/itinerary_items

begin;

-- Security definer: counts what is deleted, or not for the reader to see, so that no number comes twice.
create or replace function tour.show_revision(show api.shows)
returns integer
language sql
stable
security definer
set search_path = ''
begin atomic
    select show.version - 1 + coalesce(sum(items.version), 0)::integer
    from api.itinerary_items as items
    where items.show_id = show.id and items.kind in ('doors', 'set', 'curfew');
end;

comment on function tour.show_revision(api.shows) is
'Grows with every change of a show or of its doors, sets and curfew: calendars ask for it.';

grant execute on function tour.show_revision(api.shows) to member;

commit;
