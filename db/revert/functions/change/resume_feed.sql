-- Revert ontour:functions/change/resume_feed from pg

begin;

drop function change.resume_feed();

commit;
