-- Revert ontour:functions/auth/invite from pg

begin;

drop function api.invite(uuid, text, text, uuid);

commit;
