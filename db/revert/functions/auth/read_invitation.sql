-- Revert ontour:functions/auth/read_invitation from pg

begin;

drop function api.read_invitation(text);

commit;
