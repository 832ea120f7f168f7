-- Revert ontour:functions/tour/attach_to_show from pg

begin;

drop trigger _050_attach_to_show on api.show_costs;
drop trigger _050_attach_to_show on api.show_deals;
drop function tour.attach_to_show();

commit;
