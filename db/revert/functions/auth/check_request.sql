-- Revert ontour:functions/auth/check_request from pg

begin;

drop function auth.check_request();

commit;
