-- Revert ontour:functions/mail/settle from pg

begin;

drop function mail.settle(uuid, text, text);

commit;
