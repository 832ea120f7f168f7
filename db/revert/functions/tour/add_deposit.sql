-- Revert ontour:functions/tour/add_deposit from pg

begin;

drop function tour.add_deposit(api.show_deals, date);

commit;
