-- Revert ontour:functions/tour/attach_to_show from pg

begin;

drop trigger _050_attach_to_show on api.settlements;
drop trigger _050_attach_to_show on api.show_payments;
drop trigger _050_attach_to_show on api.deal_bonuses;
drop trigger _050_attach_to_show on api.ticket_scales;
drop trigger _050_attach_to_show on api.show_costs;
drop trigger _050_attach_to_show on api.show_deals;
drop function tour.attach_to_show();

commit;
