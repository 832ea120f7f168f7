-- Revert ontour:functions/change/swap_partition from pg

begin;

drop function change.swap_partition(name, name, name);

commit;
