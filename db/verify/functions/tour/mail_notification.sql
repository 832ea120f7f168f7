-- Verify ontour:functions/tour/mail_notification on pg

begin;

select 'tour.mail_notification(api.notifications, text)'::regprocedure;

rollback;
