-- Revert ontour:functions/tour/keep_money_totals from pg

begin;

drop trigger _500_keep_money_totals_on_update on api.settlements;
drop trigger _500_keep_money_totals_on_delete on api.show_payments;
drop trigger _500_keep_money_totals_on_update on api.show_payments;
drop trigger _500_keep_money_totals_on_insert on api.show_payments;
drop trigger _500_keep_money_totals_on_delete on api.deal_bonuses;
drop trigger _500_keep_money_totals_on_update on api.deal_bonuses;
drop trigger _500_keep_money_totals_on_insert on api.deal_bonuses;
drop trigger _500_keep_money_totals_on_delete on api.ticket_scales;
drop trigger _500_keep_money_totals_on_update on api.ticket_scales;
drop trigger _500_keep_money_totals_on_insert on api.ticket_scales;
drop trigger _500_keep_money_totals_on_delete on api.show_costs;
drop trigger _500_keep_money_totals_on_update on api.show_costs;
drop trigger _500_keep_money_totals_on_insert on api.show_costs;
drop trigger _500_keep_money_totals_on_delete on api.show_deals;
drop trigger _500_keep_money_totals_on_update on api.show_deals;
drop trigger _500_keep_money_totals_on_insert on api.show_deals;
drop function tour.keep_money_totals();

commit;
