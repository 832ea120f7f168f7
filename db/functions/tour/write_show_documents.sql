-- Deploy ontour:functions/tour/write_show_documents to pg
-- requires: schema/tour/show_documents
-- requires: functions/tour/unaccent

begin;

create or replace procedure tour.write_show_documents(show_ids uuid[])
language sql
begin atomic
    insert into tour.show_documents (show_id, org_id, document)
    select
        shows.id, shows.org_id,
        setweight(to_tsvector('pg_catalog.simple', tour.unaccent(shows.name)), 'A')
        || setweight(to_tsvector('pg_catalog.simple', coalesce(tour.unaccent(venues.name), '')), 'B')
        || setweight(to_tsvector('pg_catalog.simple', coalesce(tour.unaccent(shows.city), '')), 'C')
    from api.shows
    left join api.venues on venues.id = shows.venue_id
    where shows.id = any (write_show_documents.show_ids)
    on conflict on constraint show_documents_pkey do update
    set org_id = excluded.org_id, document = excluded.document;
end;

comment on procedure tour.write_show_documents(uuid[]) is 'Writes anew by which words these shows are found.';

commit;
