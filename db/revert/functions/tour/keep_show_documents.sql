-- Revert ontour:functions/tour/keep_show_documents from pg

begin;

drop trigger _500_keep_show_documents_on_update on api.shows;
drop trigger _500_keep_show_documents on api.shows;
drop function tour.keep_show_documents();

commit;
