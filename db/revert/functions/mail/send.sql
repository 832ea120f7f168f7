-- Revert ontour:functions/mail/send from pg

begin;

drop function mail.send(text, text, uuid, jsonb, uuid);

commit;
