-- Revert ontour:functions/mail/enqueue from pg

begin;

drop function mail.enqueue(uuid);

commit;
