-- Revert ontour:functions/auth/oauth_step_up from pg

begin;

drop function auth.oauth_step_up(bytea, text);

commit;
