-- Revert ontour:functions/auth/may_find from pg

begin;

drop function auth.may_find(uuid);

commit;
