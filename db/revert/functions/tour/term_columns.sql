-- Revert ontour:functions/tour/term_columns from pg

begin;

drop function tour.term_columns(text);

commit;
