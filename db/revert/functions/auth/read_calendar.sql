-- Revert ontour:functions/auth/read_calendar from pg

begin;

drop function auth.read_calendar(bytea, text);

commit;
