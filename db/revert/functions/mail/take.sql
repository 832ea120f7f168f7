-- Revert ontour:functions/mail/take from pg

begin;

drop function mail.take(uuid);

commit;
