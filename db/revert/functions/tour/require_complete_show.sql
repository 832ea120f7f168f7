-- Revert ontour:functions/tour/require_complete_show from pg

begin;

drop trigger _200_require_complete_show_on_delete on api.show_deals;
drop trigger _200_require_complete_show on api.show_deals;
drop trigger _200_require_complete_show_on_update on api.shows;
drop trigger _200_require_complete_show on api.shows;
drop function tour.require_complete_show();

commit;
