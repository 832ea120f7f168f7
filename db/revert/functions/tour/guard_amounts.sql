-- Revert ontour:functions/tour/guard_amounts from pg

begin;

drop trigger _200_guard_amounts on api.show_payments;
drop trigger _200_guard_amounts on api.show_costs;
drop trigger _200_guard_amounts on api.show_deals;
drop function tour.guard_amounts();

commit;
