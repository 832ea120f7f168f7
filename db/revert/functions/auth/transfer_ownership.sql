-- Revert ontour:functions/auth/transfer_ownership from pg

begin;

drop function api.transfer_ownership(uuid, uuid);

commit;
