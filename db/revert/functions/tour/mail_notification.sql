-- Revert ontour:functions/tour/mail_notification from pg

begin;

drop function tour.mail_notification(api.notifications, text);

commit;
