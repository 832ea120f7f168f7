-- Revert ontour:functions/mail/recover from pg

begin;

drop function mail.recover(interval, interval);

commit;
