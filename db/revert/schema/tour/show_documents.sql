-- Revert ontour:schema/tour/show_documents from pg

begin;

drop table tour.show_documents;

commit;
