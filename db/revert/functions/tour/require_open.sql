-- Revert ontour:functions/tour/require_open from pg

begin;

drop procedure tour.require_open(uuid[]);

commit;
