-- Verify ontour:functions/auth/client_network on pg

begin;

select 'auth.client_network()'::regprocedure;

rollback;
