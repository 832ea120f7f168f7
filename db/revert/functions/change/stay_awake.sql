-- Revert ontour:functions/change/stay_awake from pg

begin;

drop function change.stay_awake(integer);

commit;
