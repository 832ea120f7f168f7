-- Revert ontour:functions/auth/may_give from pg

begin;

drop function auth.may_give(uuid, uuid, text);

commit;
