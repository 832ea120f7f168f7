-- Revert ontour:functions/tour/require_posted from pg

begin;

drop trigger _200_require_posted on api.journal_entries;
drop trigger _200_require_posted on api.settlements;
drop function tour.require_posted();

commit;
