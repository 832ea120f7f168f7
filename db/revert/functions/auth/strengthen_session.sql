-- Revert ontour:functions/auth/strengthen_session from pg

begin;

drop function auth.strengthen_session(text[]);

commit;
