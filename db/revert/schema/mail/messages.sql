-- Revert ontour:schema/mail/messages from pg

begin;

drop table mail.messages;

commit;
