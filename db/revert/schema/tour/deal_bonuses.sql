-- Revert ontour:schema/tour/deal_bonuses from pg

begin;

drop table api.deal_bonuses;
delete from change.tracked_tables where table_name = 'deal_bonuses';

commit;
