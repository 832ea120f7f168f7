-- Revert ontour:functions/tour/guard_deal_amounts from pg

begin;

drop trigger _200_guard_deal_amounts on api.deal_bonuses;
drop trigger _200_guard_deal_amounts on api.ticket_scales;
drop trigger _200_guard_deal_amounts on api.show_deals;
drop function tour.guard_deal_amounts();

commit;
