-- Verify ontour:functions/mail/send on pg

begin;

select 'mail.send(text, text, uuid, jsonb, uuid)'::regprocedure;

rollback;
