-- Revert ontour:schema/tour/party_groups from pg

begin;

drop table api.party_groups;
delete from change.tracked_tables where table_name = 'party_groups';

commit;
