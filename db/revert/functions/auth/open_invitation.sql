-- Revert ontour:functions/auth/open_invitation from pg

begin;

drop function auth.open_invitation(text, uuid);

commit;
