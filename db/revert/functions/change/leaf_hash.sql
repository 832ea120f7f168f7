-- Revert ontour:functions/change/leaf_hash from pg

begin;

drop function change.leaf_hash(bigint, change.log, text[]);

commit;
