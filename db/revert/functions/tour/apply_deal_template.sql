-- Revert ontour:functions/tour/apply_deal_template from pg

begin;

drop function api.apply_deal_template(uuid, uuid);

commit;
