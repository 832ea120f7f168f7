-- Verify ontour:functions/mail/enqueue on pg

begin;

select 'mail.enqueue(uuid)'::regprocedure;

rollback;
