-- Deploy ontour:functions/tour/search_query to pg
-- requires: functions/tour/unaccent

begin;

create or replace function tour.search_query(given text)
returns tsquery
language sql
immutable
parallel safe
begin atomic
    -- The query as text ends in a quote where it ends in a word: that may go on.
    select regexp_replace(
        websearch_to_tsquery('pg_catalog.simple', tour.unaccent(left(given, 200)))::text, '''$', ''':*'
    )::tsquery;
end;

comment on function tour.search_query(text) is
'What somebody types into a search box, as a query: all words, "a phrase", or, -without. The last word may be
unfinished.';

commit;
