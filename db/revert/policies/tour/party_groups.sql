-- Revert ontour:policies/tour/party_groups from pg

begin;

call core.reset_access('api.party_groups');

commit;
