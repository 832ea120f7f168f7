-- Verify ontour:functions/auth/check_request on pg

begin;

select 'auth.check_request()'::regprocedure;

rollback;
