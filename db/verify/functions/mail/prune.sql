-- Verify ontour:functions/mail/prune on pg

begin;

select 'mail.prune()'::regprocedure;

rollback;
