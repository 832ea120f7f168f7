-- Revert ontour:functions/auth/is_stepped_up from pg

begin;

drop function auth.is_stepped_up(interval);

commit;
