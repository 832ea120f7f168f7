-- Verify ontour:functions/auth/transfer_ownership on pg

begin;

select 'api.transfer_ownership(uuid, uuid)'::regprocedure;

rollback;
