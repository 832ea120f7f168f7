-- Revert ontour:functions/change/subtree_hash from pg

begin;

drop function change.subtree_hash(bigint, integer, bigint);

commit;
