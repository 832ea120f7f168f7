-- Revert ontour:functions/change/node_hash from pg

begin;

drop function change.node_hash(bytea, bytea);

commit;
