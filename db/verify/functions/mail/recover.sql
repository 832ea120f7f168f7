-- Verify ontour:functions/mail/recover on pg

begin;

select 'mail.recover(interval, interval)'::regprocedure;

rollback;
