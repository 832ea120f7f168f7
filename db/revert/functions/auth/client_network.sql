-- Revert ontour:functions/auth/client_network from pg

begin;

drop function auth.client_network();

commit;
