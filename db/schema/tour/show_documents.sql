-- Deploy ontour:schema/tour/show_documents to pg
-- requires: schema/tour/shows

-- Not a column of shows: the words of a row would enter the log with each of its versions. Only
-- functions/tour/keep_show_documents and functions/tour/keep_venue_documents write it.

begin;

create table tour.show_documents (
    show_id uuid not null,
    org_id uuid not null,
    document tsvector not null,

    constraint show_documents_pkey primary key (show_id),
    constraint show_documents_show_id_fkey foreign key (show_id) references api.shows (id) on delete cascade
);

create index show_documents_document_idx on tour.show_documents using gin (document);

alter table tour.show_documents enable row level security;

comment on table tour.show_documents is 'The words by which a show is found.';
comment on column tour.show_documents.org_id is 'The organization of the show.';
comment on column tour.show_documents.document is
'The words of its name (weight A), of its venue (B) and of its city (C).';

commit;
