-- Revert ontour:functions/change/ring_bell from pg

begin;

drop function change.ring_bell();

commit;
