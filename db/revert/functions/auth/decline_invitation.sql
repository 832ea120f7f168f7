-- Revert ontour:functions/auth/decline_invitation from pg

begin;

drop function api.decline_invitation(text, uuid);

commit;
