-- Revert ontour:functions/auth/answer_oauth_flow from pg

begin;

drop function auth.answer_oauth_flow(bytea, bytea);

commit;
