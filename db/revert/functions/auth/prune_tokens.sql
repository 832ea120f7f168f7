-- Revert ontour:functions/auth/prune_tokens from pg

begin;

drop function auth.prune_tokens();

commit;
