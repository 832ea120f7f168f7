-- Revert ontour:functions/auth/accept_invitation from pg

begin;

drop function api.accept_invitation(text, uuid);

commit;
