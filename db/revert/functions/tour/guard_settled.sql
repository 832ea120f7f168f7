-- Revert ontour:functions/tour/guard_settled from pg

begin;

drop trigger _600_guard_settled_on_update on api.show_costs;
drop trigger _600_guard_settled_on_insert on api.show_costs;
drop trigger _600_guard_settled_on_update on api.deal_bonuses;
drop trigger _600_guard_settled_on_insert on api.deal_bonuses;
drop trigger _600_guard_settled_on_update on api.ticket_scales;
drop trigger _600_guard_settled_on_insert on api.ticket_scales;
drop trigger _600_guard_settled_on_update on api.show_deals;
drop trigger _600_guard_settled_on_insert on api.show_deals;
drop function tour.guard_settled();

commit;
