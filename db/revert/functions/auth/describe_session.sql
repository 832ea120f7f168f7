-- Revert ontour:functions/auth/describe_session from pg

begin;

drop function auth.describe_session(auth.sessions);

commit;
