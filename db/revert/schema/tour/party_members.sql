-- Revert ontour:schema/tour/party_members from pg

begin;

drop table api.party_members;
delete from change.tracked_tables where table_name = 'party_members';

commit;
