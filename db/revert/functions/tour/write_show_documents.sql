-- Revert ontour:functions/tour/write_show_documents from pg

begin;

drop procedure tour.write_show_documents(uuid[]);

commit;
