-- Deploy ontour:functions/tour/search_shows to pg
-- requires: functions/tour/found_shows
-- requires: policies/tour/shows

begin;

create or replace function api.search_shows(query text, org_id uuid default null)
returns setof api.shows
language sql
stable
begin atomic
    select shows.*
    from tour.found_shows(search_shows.query) as found
    join api.shows as shows on shows.id = found.show_id
    where found.org_id = search_shows.org_id or search_shows.org_id is null
    order by found.place, shows.show_on desc nulls last, shows.id;
end;

comment on function api.search_shows(text, uuid) is
'The shows whose name, venue or city have these words, the best first; all of your organizations if org_id is
not given. Words may lack their accents, the last one its end; "a phrase", or and -without work as on the
web. select, filters, order and limit as for shows. For members with show.read; nothing for others.';

grant execute on function api.search_shows(text, uuid) to member;

commit;
