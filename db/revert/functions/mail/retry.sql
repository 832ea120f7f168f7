-- Revert ontour:functions/mail/retry from pg

begin;

drop function mail.retry(uuid);

commit;
