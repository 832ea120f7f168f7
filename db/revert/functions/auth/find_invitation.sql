-- Revert ontour:functions/auth/find_invitation from pg

begin;

drop function auth.find_invitation(text, uuid);

commit;
