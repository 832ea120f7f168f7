-- Revert ontour:functions/auth/throttle from pg

begin;

drop function auth.throttle(text, text);

commit;
