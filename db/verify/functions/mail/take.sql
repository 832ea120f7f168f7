-- Verify ontour:functions/mail/take on pg

begin;

select 'mail.take(uuid)'::regprocedure;

rollback;
