-- Verify ontour:functions/auth/tell on pg

begin;

select 'auth.tell(text, uuid, jsonb)'::regprocedure;

rollback;
