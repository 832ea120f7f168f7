-- Revert ontour:schema/tour/deal_templates from pg

begin;

drop table api.deal_templates;
delete from change.tracked_tables where table_name = 'deal_templates';

commit;
