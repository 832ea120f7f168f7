-- Revert ontour:functions/tour/keep_show_totals from pg

begin;

drop trigger _750_keep_show_totals_on_update on api.shows;
drop trigger _500_keep_show_totals on api.shows;
drop function tour.keep_show_totals();

commit;
