-- Revert ontour:functions/auth/unthrottle from pg

begin;

drop function auth.unthrottle(text, text);

commit;
