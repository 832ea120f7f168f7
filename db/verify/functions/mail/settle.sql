-- Verify ontour:functions/mail/settle on pg

begin;

select 'mail.settle(uuid, text, text)'::regprocedure;

rollback;
