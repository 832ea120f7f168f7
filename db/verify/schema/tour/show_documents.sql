-- Verify ontour:schema/tour/show_documents on pg

begin;

select show_id, org_id, document
from tour.show_documents
where false;

rollback;
