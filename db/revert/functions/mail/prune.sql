-- Revert ontour:functions/mail/prune from pg

begin;

drop function mail.prune();

commit;
