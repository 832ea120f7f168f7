-- Verify ontour:functions/mail/retry on pg

begin;

select 'mail.retry(uuid)'::regprocedure;

rollback;
