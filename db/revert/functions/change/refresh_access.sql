-- Revert ontour:functions/change/refresh_access from pg

begin;

drop procedure change.refresh_access();

commit;
