-- Revert ontour:functions/tour/keep_payments_posted from pg

begin;

drop trigger _600_keep_payments_posted_on_update on api.show_payments;
drop trigger _600_keep_payments_posted_on_insert on api.show_payments;
drop function tour.keep_payments_posted();

commit;
