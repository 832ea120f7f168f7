-- Revert ontour:functions/auth/resend_invitation from pg

begin;

drop function api.resend_invitation(uuid);

commit;
