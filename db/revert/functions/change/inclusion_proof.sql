-- Revert ontour:functions/change/inclusion_proof from pg

begin;

drop function change.inclusion_proof(bigint, bigint);

commit;
